using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// All of a compilation that a declaration's attributes can depend on: everything but the bodies of methods and top-level
/// statements. An edit in there, as most edits are, leaves it equal, and so makes no attribute be read again.
/// </summary>
/// <remarks>
/// In an equal one the compilation that it was made from may be gone: it is held weakly, for else an editor would keep every symbol
/// of a past one alive. The line numbers that a caller-info parameter of an attribute gets are not part of it: they may lag behind
/// in an editor; a build always reads afresh.
/// </remarks>
internal sealed class CompilationSurface : IEquatable<CompilationSurface>
{
    private readonly WeakReference<Compilation> _compilation;
    private readonly string? _assembly;
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly ImmutableArray<SyntaxTree> _trees;

    public CompilationSurface(Compilation compilation)
    {
        _compilation = new(compilation);
        _assembly = compilation.AssemblyName;
        _options = compilation.Options;
        _references = [.. compilation.References];
        _trees = [.. compilation.SyntaxTrees];
    }

    /// <summary>The compilation, or one that says the same.</summary>
    public Compilation Compilation => _compilation.TryGetTarget(out var compilation)
        ? compilation
        : CSharpCompilation.Create(_assembly, _trees, _references, (CSharpCompilationOptions)_options);

    public bool Equals(CompilationSurface? other) =>
        other is not null
        && string.Equals(_assembly, other._assembly, StringComparison.Ordinal)
        && _trees.Length == other._trees.Length
        && _options.Equals(other._options)
        && _references.SequenceEqual(other._references)
        && _trees.Zip(other._trees, IsSame).All(isSame => isSame);

    public override bool Equals(object? obj) => Equals(obj as CompilationSurface);

    public override int GetHashCode() => _trees.Length;

    // The path is part of the name of a file-local class.
    private static bool IsSame(SyntaxTree one, SyntaxTree two) =>
        ReferenceEquals(one, two)
        || (string.Equals(one.FilePath, two.FilePath, StringComparison.Ordinal)
            && one.Options.Equals(two.Options)
            && SyntaxFactory.AreEquivalent(one.GetRoot(), two.GetRoot(), IsCode));

    // Not as the compiler's "top level", which passes over the values of enum members as well.
    private static bool IsCode(SyntaxKind kind) =>
        kind is SyntaxKind.Block or SyntaxKind.ArrowExpressionClause or SyntaxKind.GlobalStatement;
}
