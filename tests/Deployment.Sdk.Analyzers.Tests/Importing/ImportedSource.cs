using System.Collections.Immutable;
using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.Cli.Importing;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Tests.Importing;

/// <summary>What is written for some files, compiled as the project of a team would: with the generator and with every rule.</summary>
internal sealed class ImportedSource
{
    // What <ImplicitUsings> brings: an imported name may be none of theirs.
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private ImportedSource(string text, ImmutableArray<Diagnostic> messages, IReadOnlyList<string> notes)
    {
        Text = text;
        Messages = messages;
        Notes = notes;
    }

    public string Text { get; }

    /// <summary>What compiler and rules say.</summary>
    public ImmutableArray<Diagnostic> Messages { get; }

    public IReadOnlyList<string> Notes { get; }

    /// <summary>Imports files that are without fault, and compiles the result.</summary>
    public static async Task<ImportedSource> Of(params (string Name, string Text)[] files)
    {
        var draft = new ImportDraft();
        foreach (var (name, text) in files)
        {
            Assert.Null(Importer.Import(name, text, format: null, draft));
        }

        return await Of(draft, files.Select(file => file.Name));
    }

    /// <inheritdoc cref="Of(ValueTuple{string, string}[])"/>
    public static async Task<ImportedSource> Of(ImportDraft draft, IEnumerable<string> files)
    {
        var plan = ImportedPlan.Of(draft);
        var text = PlanWriter.Write(plan, files, isProgram: true);
        var compilation = GeneratorHost.Compile([("/src/Usings.cs", ImplicitUsings), ("/src/deploy.cs", text)]);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        var generated = GeneratorHost.Generate(compilation);
        Assert.Null(generated.Result.Exception);
        return new ImportedSource(
            text,
            [.. generated.CompilerMessages, .. await LiveCompilation.RulesSay(generated.Compilation, TestContext.Current.CancellationToken)],
            [.. plan.Notes.Select(note => $"{note.Where}: {note.Sentence}")]);
    }

    /// <summary>
    /// Asserts that it compiles without a word of the compiler and without an error of the rules. One is left to the team: a file may name
    /// no app, and nothing is guessed that would be delivered to.
    /// </summary>
    public ImportedSource ThatCompiles()
    {
        var wrong = Messages.Where(message => message.Id != EnvironmentWithoutApp.Id).Where(message =>
            message.Severity == DiagnosticSeverity.Error || (message.Severity == DiagnosticSeverity.Warning && !message.Id.StartsWith("DPL", StringComparison.Ordinal)));
        Assert.True(!wrong.Any(), $"{string.Join('\n', wrong)}\n{Text}");
        return this;
    }
}
