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

    /// <summary>The aliases that hold in every file of a project.</summary>
    public static ISet<string> GlobalAliasesOf(IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken)
    {
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            aliases.UnionWith(In(tree, cancellationToken).GlobalAliases);
        }

        return aliases;
    }

    /// <summary>The last part of what an attribute is called in source, without type arguments.</summary>
    public static string NameOf(AttributeSyntax attribute) => Last(attribute.Name);

    /// <summary>A name as it is and without suffix: an attribute may be called by either.</summary>
    public static IEnumerable<string> Spellings(string name)
    {
        yield return name;
        if (name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length)
        {
            yield return name.Substring(0, name.Length - Suffix.Length);
        }
    }

    /// <summary>Whether the file itself has an alias by which an attribute of that name could be meant.</summary>
    public bool HasAlias(string name) => _aliases.Count > 0 && Spellings(name).Any(_aliases.Contains);

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
                foreach (var name in Spellings(alias.Name.Identifier.ValueText))
                {
                    _aliases.Add(name);
                    if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
                    {
                        GlobalAliases.Add(name);
                    }
                }
            }
        }
    }

    private static ImmutableArray<string> Names(TypeDeclarationSyntax type) =>
        [.. type.AttributeLists.SelectMany(list => list.Attributes).SelectMany(attribute => Spellings(NameOf(attribute))).Distinct()];

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
