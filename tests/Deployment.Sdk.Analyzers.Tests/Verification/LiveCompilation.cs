using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Tests.Verification;

/// <summary>A compilation with every rule attached, for what markup cannot say: one file at a time, as an editor asks, or faulty source.</summary>
internal static class LiveCompilation
{
    // Compilations that are made from one share what it has read of its references, by far the most of their cost.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Deployments",
        [CSharpSyntaxTree.ParseText(Verify.GlobalUsings, Verify.ParseOptions, "/0/GlobalUsings.cs")],
        Verify.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    static LiveCompilation() => Empty.GetDiagnostics(CancellationToken.None);

    /// <summary>A program where a file has top-level statements, else a library.</summary>
    public static CSharpCompilation Of(params IEnumerable<string> files)
    {
        SyntaxTree[] trees = [.. files.Select((file, index) => Parse(file, $"/0/File{index}.cs"))];
        var isProgram = trees.Any(tree => tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any());
        var compilation = Empty.AddSyntaxTrees(trees);
        return isProgram ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) : compilation;
    }

    public static SyntaxTree Parse(string text, string path = "/0/More.cs") =>
        CSharpSyntaxTree.ParseText(text, Verify.ParseOptions, path, System.Text.Encoding.UTF8);

    /// <summary>What the rules say about all of it, and what they threw as AD0001.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="files">The files of the repository that the project is given, by their path there.</param>
    public static async Task<ImmutableArray<Diagnostic>> RulesSay(
        Compilation compilation, CancellationToken cancellationToken, params IEnumerable<(string Path, string Text)> files) =>
        await With(compilation, files).GetAnalyzerDiagnosticsAsync(cancellationToken);

    /// <summary>What an editor shows in one file, without compiling the rest.</summary>
    public static async Task<ImmutableArray<Diagnostic>> EditorShows(
        Compilation compilation, int file, CancellationToken cancellationToken)
    {
        var tree = compilation.SyntaxTrees.ElementAt(file + 1);
        var model = compilation.GetSemanticModel(tree);
        return await With(compilation, []).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken);
    }

    private static CompilationWithAnalyzers With(Compilation compilation, IEnumerable<(string Path, string Text)> files) => compilation.WithAnalyzers(
        Verify.AllAnalyzers(),
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(
                [.. files.Select(file => new RepositoryFile($"{RepositoryFile.Root}/{file.Path}", file.Text))], new RepositoryFile.Settings()),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true));
}
