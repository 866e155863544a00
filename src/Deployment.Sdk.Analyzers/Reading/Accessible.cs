using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Whether the code of a class may use a symbol.</summary>
internal static class Accessible
{
    // The compiler first looks through all references for the symbol's own, which takes longer than all the rest of a declaration.
    public static bool From(INamedTypeSymbol within, ISymbol symbol, Compilation compilation) =>
        IsPublic(symbol) || compilation.IsSymbolAccessibleWithin(symbol, within);

    // Whether a generic type is accessible also depends on its type arguments.
    private static bool IsPublic(ISymbol symbol)
    {
        var current = symbol;
        while (current is not (null or INamespaceSymbol))
        {
            if (current.DeclaredAccessibility != Accessibility.Public || current is INamedTypeSymbol { IsGenericType: true })
            {
                return false;
            }

            current = current.ContainingSymbol;
        }

        return true;
    }
}
