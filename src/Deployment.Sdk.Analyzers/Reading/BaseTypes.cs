using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Walks up from a class.</summary>
internal static class BaseTypes
{
    /// <summary>The class and its base classes, nearest first. Ends at a base that does not bind, as one of a cycle does not.</summary>
    public static IEnumerable<INamedTypeSymbol> AndSelf(INamedTypeSymbol type)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        for (var current = type; current is not null && current.TypeKind != TypeKind.Error; current = current.BaseType)
        {
            if (!seen.Add(current))
            {
                yield break;
            }

            yield return current;
        }
    }

    /// <summary>The base classes, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type) => AndSelf(type).Skip(1);
}
