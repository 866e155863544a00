using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>What a symbol's owner says against its use.</summary>
internal static class Discouraged
{
    /// <summary>
    /// Whether its use is an error that no pragma takes away: <c>[Obsolete("...", true)]</c>, on it or on a class around it, and not
    /// used from what is obsolete itself.
    /// </summary>
    public static bool IsForbidden(ISymbol symbol, ISymbol within) =>
        Around(symbol).Any(IsObsoleteAsError) && !Around(within).Any(IsObsolete);

    /// <summary>The ids of the errors that its use gives unless they are disabled: <c>[Experimental("SHOP001")]</c>.</summary>
    public static IEnumerable<string> ExperimentalIds(ISymbol symbol) => Around(symbol)
        .SelectMany(one => one.GetAttributes())
        .Where(attribute => attribute.AttributeClass is
        {
            Name: "ExperimentalAttribute",
            ContainingNamespace: { Name: "CodeAnalysis", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } },
        })
        .Select(attribute => Arguments.Text(attribute, 0))
        .OfType<string>()
        .Where(id => id.Length > 0 && id.All(character => char.IsLetterOrDigit(character) || character == '_'));

    private static IEnumerable<ISymbol> Around(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            yield return current;
        }
    }

    private static bool IsObsolete(ISymbol symbol) => symbol.GetAttributes().Any(IsObsolete);

    private static bool IsObsoleteAsError(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        IsObsolete(attribute)
        && attribute.ConstructorArguments.Length == 2
        && attribute.ConstructorArguments[1] is { Kind: TypedConstantKind.Primitive, Value: true });

    private static bool IsObsolete(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: nameof(ObsoleteAttribute),
        ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true },
    };
}
