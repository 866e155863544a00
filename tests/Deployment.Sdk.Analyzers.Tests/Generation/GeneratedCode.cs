using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

/// <summary>What one run of the generator made of a compilation.</summary>
/// <param name="Compilation">The compilation, generated files included.</param>
/// <param name="Result">The generator's own result.</param>
internal sealed record GeneratedCode(CSharpCompilation Compilation, GeneratorRunResult Result)
{
    public IReadOnlyList<string> HintNames =>
        [.. Result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal)];

    public string this[string hintName] =>
        Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>What the compiler says, in the team's source and in ours. Only ours has to be documented.</summary>
    public IReadOnlyList<Diagnostic> CompilerMessages =>
    [
        .. Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(message =>
            message.Severity >= DiagnosticSeverity.Warning && (message.Id != "CS1591" || IsInGeneratedCode(message))),
    ];

    /// <summary>What the compiler says in generated files.</summary>
    public IReadOnlyList<Diagnostic> MessagesInGeneratedCode =>
    [
        .. Result.GeneratedSources
            .SelectMany(source => Compilation.GetSemanticModel(source.SyntaxTree)
                .GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken))
            .Where(message => message.Severity >= DiagnosticSeverity.Warning),
    ];

    /// <summary>Asserts that all of it compiles, without a warning.</summary>
    public GeneratedCode ThatCompiles()
    {
        Assert.Null(Result.Exception);
        AssertSilent(CompilerMessages);
        return this;
    }

    /// <summary>Asserts that generated code binds, whatever the team's own source is like.</summary>
    public GeneratedCode ThatBinds()
    {
        Assert.Null(Result.Exception);
        AssertSilent(MessagesInGeneratedCode);
        return this;
    }

    /// <summary>Asserts that it compiles, and gives the bytes of an assembly of that name.</summary>
    public byte[] ThatCompilesAs(string assembly)
    {
        ThatCompiles();
        return new GeneratedCode(Compilation.WithAssemblyName(assembly), Result).Emit();
    }

    /// <summary>The assembly's bytes.</summary>
    public byte[] Emit()
    {
        using var stream = new MemoryStream();
        var emitted = Compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return stream.ToArray();
    }

    /// <summary>The type of that full name, loaded with the assemblies that its own needs.</summary>
    public Type LoadType(string name, params IEnumerable<byte[]> references)
    {
        var context = new AssemblyLoadContext(Compilation.AssemblyName, isCollectible: true);
        foreach (var reference in references)
        {
            context.LoadFromStream(new MemoryStream(reference));
        }

        return context.LoadFromStream(new MemoryStream(Emit())).GetType(name, throwOnError: true)!;
    }

    private bool IsInGeneratedCode(Diagnostic message) =>
        Result.GeneratedSources.Any(source => source.SyntaxTree == message.Location.SourceTree);

    private static void AssertSilent(IReadOnlyList<Diagnostic> messages) => Assert.True(
        messages.Count == 0, string.Join('\n', messages.Select(message => $"{message}\n{message.Location.SourceTree}")));
}
