using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// Tells by names alone which classes cannot carry an attribute that the rules look at: to bind the attributes of every class of a
/// project would cost more than all rules together.
/// </summary>
/// <remarks>
/// Such an attribute's class is the library's, or derives from one of it. So it is declared in the library, in an assembly that
/// references it, at once or through others, or in the compilation itself; source can call it by its name there or by an alias.
/// </remarks>
internal sealed class AttributeNames(Compilation compilation)
{
    private const string Suffix = "Attribute";

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private IReadOnlyList<IAssemblySymbol>? _declaring;
    private ISet<string>? _globalAliases;

    private IReadOnlyList<IAssemblySymbol> Declaring => _declaring ??= FindDeclaring();

    /// <summary>Whether a class may carry such an attribute itself; when in doubt, it may.</summary>
    public bool MayBeOn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // Another project's source has aliases of its own.
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            return true;
        }

        var declarations = type.DeclaringSyntaxReferences;
        foreach (var declaration in declarations)
        {
            if (MayBeOn(declaration.GetSyntax(cancellationToken), cancellationToken))
            {
                return true;
            }
        }

        return declarations.IsEmpty;
    }

    private bool MayBeOn(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var lists = declaration switch
        {
            BaseTypeDeclarationSyntax type => type.AttributeLists,
            DelegateDeclarationSyntax type => type.AttributeLists,
            _ => default(SyntaxList<AttributeListSyntax>?),
        };
        if (lists is null)
        {
            return true;
        }

        foreach (var list in lists.GetValueOrDefault())
        {
            foreach (var attribute in list.Attributes)
            {
                var name = AttributedTypes.NameOf(attribute);
                if (IsKnown(name, cancellationToken) || AttributedTypes.In(declaration.SyntaxTree, cancellationToken).HasAlias(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsKnown(string name, CancellationToken cancellationToken) =>
        _known.TryGetValue(name, out var known)
            ? known
            : _known.GetOrAdd(name, IsDeclared(name) || IsDeclared(name + Suffix) || IsGlobalAlias(name, cancellationToken));

    private bool IsDeclared(string name)
    {
        foreach (var assembly in Declaring)
        {
            if (assembly.TypeNames.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsGlobalAlias(string name, CancellationToken cancellationToken)
    {
        _globalAliases ??= AttributedTypes.GlobalAliasesOf(compilation.SyntaxTrees, cancellationToken);
        return AttributedTypes.Spellings(name).Any(_globalAliases.Contains);
    }

    private List<IAssemblySymbol> FindDeclaring()
    {
        var libraries = Library(compilation.GlobalNamespace)?.ConstituentNamespaces.Select(part => part.ContainingAssembly) ?? [];
        var declaring = new List<IAssemblySymbol>(libraries.OfType<IAssemblySymbol>());
        var names = new HashSet<string>(declaring.Select(assembly => assembly.Name), StringComparer.OrdinalIgnoreCase);
        var rest = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => !declaring.Contains(assembly, SymbolEqualityComparer.Default))
            .ToList();
        bool References(IAssemblySymbol assembly) =>
            assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => names.Contains(referenced.Name)));
        while (rest.FindAll(References) is { Count: > 0 } found)
        {
            declaring.AddRange(found);
            names.UnionWith(found.Select(assembly => assembly.Name));
            rest.RemoveAll(found.Contains);
        }

        if (!declaring.Contains(compilation.Assembly, SymbolEqualityComparer.Default))
        {
            declaring.Add(compilation.Assembly);
        }

        return declaring;
    }

    private static INamespaceSymbol? Library(INamespaceSymbol global) => WellKnownNames.LibraryNamespace.Split('.')
        .Aggregate<string, INamespaceSymbol?>(
            global, static (space, name) => space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == name));
}
