using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// Tells by names alone which classes cannot carry an attribute that the rules look at: to bind the attributes of every class of a
/// project would cost more than all rules together.
/// </summary>
/// <remarks>
/// Such an attribute's class is the library's, or derives from one of it. So it is declared in the library, in an assembly that
/// references it, at once or through others, or in the compilation itself; source can call it by its name there or by an alias.
/// What the files say of their attributes is known for each file, and so an edit makes only one be looked through again. A class is
/// then found by its own name, which is all that nearly every class of a project is asked for.
/// </remarks>
internal sealed class AttributeNames(Compilation compilation)
{
    private const string Suffix = "Attribute";

    private ISet<string>? _carriers;

    /// <summary>Whether a class of the compilation may carry such an attribute itself; when in doubt, it may.</summary>
    public bool MayBeOn(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        (_carriers ??= FindCarriers(cancellationToken)).Contains(type.Name);

    // The names of the classes that may. Another class of such a name only has its attributes bound for nothing.
    private HashSet<string> FindCarriers(CancellationToken cancellationToken)
    {
        var carriers = new HashSet<string>(StringComparer.Ordinal);
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        var declaring = FindDeclaring();
        var aliases = AttributedTypes.GlobalAliasesOf(compilation.SyntaxTrees, cancellationToken);
        Func<string, bool> mayBeMeant = MayBeMeant;
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var type in AttributedTypes.In(tree, cancellationToken).That(mayBeMeant))
            {
                carriers.Add(type.Identifier.ValueText);
            }
        }

        return carriers;

        bool MayBeMeant(string name)
        {
            if (!known.TryGetValue(name, out var may))
            {
                may = aliases.Contains(name)
                    || declaring.Exists(assembly => assembly.TypeNames.Contains(name) || assembly.TypeNames.Contains(name + Suffix));
                known.Add(name, may);
            }

            return may;
        }
    }

    private List<IAssemblySymbol> FindDeclaring()
    {
        var libraries = WellKnownNames.Library(compilation)?.ConstituentNamespaces.Select(part => part.ContainingAssembly) ?? [];
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
}
