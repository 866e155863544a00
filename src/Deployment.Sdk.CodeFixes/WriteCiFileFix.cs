using System.Collections.Immutable;
using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL6001: writes the file again, with the settings that it names, its line ends and its encoding.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteCiFileFix)), Shared]
internal sealed class WriteCiFileFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [StaleCiFile.Id];

    // Roslyn's own puts changes of source together, and of no other file.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(StaleCiFile.File, out var path)
                && context.Document.Project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == path) is { } file)
            {
                var title = $"Write '{file.Name}' again, as the plan says";
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancellationToken => WriteAsync(file, cancellationToken), equivalenceKey: title), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> WriteAsync(TextDocument file, CancellationToken cancellationToken)
    {
        var project = file.Project;
        var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            && AssemblyReadings.Of(compilation) is { } readings
            && CheckedInCiFile.Of(file.FilePath!, text, compilation, project.AnalyzerOptions.AnalyzerConfigOptionsProvider) is { } checkedIn
            && StaleCiFile.Wanted(checkedIn, readings, cancellationToken) is { } wanted
            ? project.Solution.WithAdditionalDocumentText(
                file.Id, SourceText.From(WithLineEndsOf(checkedIn.Text, wanted), text.Encoding, text.ChecksumAlgorithm))
            : project.Solution;
    }

    private static string WithLineEndsOf(string there, string wanted) => there.Contains("\r\n") ? wanted.Replace("\n", "\r\n") : wanted;
}
