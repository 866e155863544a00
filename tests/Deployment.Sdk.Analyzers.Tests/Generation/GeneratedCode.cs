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
    public IReadOnlyList<Diagnostic> MessagesInGeneratedCode => [.. CompilerMessages.Where(IsInGeneratedCode)];

    /// <summary>Asserts that all of it compiles, without a warning.</summary>
    public GeneratedCode ThatCompiles()
    {
        Assert.Null(Result.Exception);
        Assert.Empty(CompilerMessages.Select(message => message.ToString()));
        return this;
    }

    /// <summary>Asserts that generated code binds, whatever the team's own source is like.</summary>
    public GeneratedCode ThatBinds()
    {
        Assert.Null(Result.Exception);
        Assert.Empty(MessagesInGeneratedCode.Select(message => $"{message}\n{message.Location.SourceTree}"));
        return this;
    }

    /// <summary>The assembly, loaded.</summary>
    public System.Reflection.Assembly Load()
    {
        using var stream = new MemoryStream();
        var emitted = Compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext(Compilation.AssemblyName, isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>The type of that full name in the loaded assembly.</summary>
    public Type LoadType(string name) => Load().GetType(name, throwOnError: true)!;

    private bool IsInGeneratedCode(Diagnostic message) =>
        Result.GeneratedSources.Any(source => source.SyntaxTree == message.Location.SourceTree);
}
