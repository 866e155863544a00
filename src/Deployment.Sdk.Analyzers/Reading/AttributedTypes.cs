using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// The classes of one file that carry an attribute, by the names that the file itself gives them: whether an attribute can be the one
/// that is looked for is known before anything is bound. Found once for each file. An enumeration or a delegate can carry none of them.
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
            foreach (var alias in In(tree, cancellationToken).GlobalAliases)
            {
                aliases.Add(alias);
            }
        }

        return aliases;
    }

    /// <summary>Those with an attribute that may be meant, by its name or by an alias of the file.</summary>
    /// <param name="mayBeMeant">Says so of a name, which stands with and without suffix.</param>
    public IEnumerable<TypeDeclarationSyntax> That(Func<string, bool> mayBeMeant) => _types.Exists(found => MayCarry(found.Attributes, mayBeMeant))
        ? _types.Where(found => MayCarry(found.Attributes, mayBeMeant)).Select(found => found.Type)
        : [];

    private bool MayCarry(ImmutableArray<string> attributes, Func<string, bool> mayBeMeant)
    {
        foreach (var name in attributes)
        {
            if (_aliases.Contains(name) || mayBeMeant(name))
            {
                return true;
            }
        }

        return false;
    }

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
                    AddType(type);
                    Add(type.Members);
                    break;
            }
        }
    }

    private void AddType(TypeDeclarationSyntax type)
    {
        if (type.AttributeLists.Count > 0)
        {
            _types.Add((type, Names(type.AttributeLists)));
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

    private static ImmutableArray<string> Names(SyntaxList<AttributeListSyntax> lists) =>
        [.. lists.SelectMany(list => list.Attributes).SelectMany(attribute => Spellings(Last(attribute.Name))).Distinct()];

    // A name as it is and without suffix: an attribute may be called by either.
    private static IEnumerable<string> Spellings(string name)
    {
        yield return name;
        if (name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length)
        {
            yield return name.Substring(0, name.Length - Suffix.Length);
        }
    }

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
