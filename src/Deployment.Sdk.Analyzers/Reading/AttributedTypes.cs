using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// The classes of one file that carry an attribute, by the names that the file itself gives them: whether an attribute can be the one
/// that is looked for is known before anything is bound. Found once for each file.
/// </summary>
internal sealed class AttributedTypes
{
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, AttributedTypes> OfTrees = new();

    private readonly List<(TypeDeclarationSyntax Type, ImmutableArray<string> Attributes)> _types = [];
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);

    private AttributedTypes(SyntaxNode root)
    {
        if (root is CompilationUnitSyntax file)
        {
            AddAliases(file.Usings);
            Add(file.Members);
        }
    }

    /// <summary>The names that its <c>global using</c> lines give to anything, for every file of the project.</summary>
    public List<string> GlobalAliases { get; } = [];

    public static AttributedTypes In(SyntaxTree tree, CancellationToken cancellationToken) =>
        OfTrees.TryGetValue(tree, out var known)
            ? known
            : OfTrees.GetValue(tree, key => new AttributedTypes(key.GetRoot(cancellationToken)));

    /// <summary>Those whose attributes may be one of the named ones, directly or by any alias.</summary>
    public IEnumerable<TypeDeclarationSyntax> That(ISet<string> names, ISet<string> globalAliases) => _types
        .Where(found => found.Attributes.Any(name => names.Contains(name) || _aliases.Contains(name) || globalAliases.Contains(name)))
        .Select(found => found.Type);

    private void Add(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    AddAliases(space.Usings);
                    Add(space.Members);
                    break;
                case TypeDeclarationSyntax type:
                    if (type.AttributeLists.Count > 0)
                    {
                        _types.Add((type, Names(type)));
                    }

                    Add(type.Members);
                    break;
            }
        }
    }

    private void AddAliases(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            if (directive.Alias is { } alias)
            {
                var name = Bare(alias.Name.Identifier.ValueText);
                _aliases.Add(name);
                if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
                {
                    GlobalAliases.Add(name);
                }
            }
        }
    }

    private static ImmutableArray<string> Names(TypeDeclarationSyntax type) =>
        [.. type.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => Bare(Last(attribute.Name))).Distinct()];

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static string Bare(string name) => name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length
        ? name.Substring(0, name.Length - Suffix.Length)
        : name;
}
