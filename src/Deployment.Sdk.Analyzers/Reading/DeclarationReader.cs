using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Reads the attributes that generated code re-creates.</summary>
internal static class DeclarationReader
{
    /// <summary>A declaration for each attribute, as <paramref name="within"/> can make it.</summary>
    public static EquatableArray<DeclarationModel> Read(
        ImmutableArray<EntrySource> sources, Compilation compilation, INamedTypeSymbol within)
    {
        var declarations = ImmutableArray.CreateBuilder<DeclarationModel>(sources.Length);
        foreach (var source in sources)
        {
            var (expression, obstacle, experimental) = AttributeExpression.Of(source.Attribute, compilation, within);
            declarations.Add(new DeclarationModel(expression, CanonicalAttribute.Of(source.Attribute), obstacle, experimental));
        }

        return declarations.ToEquatableArray();
    }
}
