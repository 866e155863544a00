using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>A class whose halves repeat an attribute is found once for each; it is to be read once.</summary>
internal static class FirstMention
{
    /// <summary>The class, unless what was found is a repetition.</summary>
    public static INamedTypeSymbol? Of(GeneratorAttributeSyntaxContext found)
    {
        if (found.TargetSymbol is not INamedTypeSymbol type)
        {
            return null;
        }

        var attributeClass = found.Attributes[0].AttributeClass;
        var first = type.GetAttributes()
            .First(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass));
        return first.ApplicationSyntaxReference is { } mention
            && mention.SyntaxTree == found.TargetNode.SyntaxTree
            && found.TargetNode.Span.Contains(mention.Span)
            ? type
            : null;
    }
}
