using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>An environment class as it was read: the models, and beside them where each entry came from.</summary>
/// <param name="Type">The class.</param>
/// <param name="Model">What rules and plans need to know of it.</param>
/// <param name="Definition">What its generated half says.</param>
/// <param name="Header">Its <c>[Environment]</c>; null when it has none.</param>
/// <param name="Holds">Its <c>[Holds]</c>; null when it has none.</param>
/// <param name="Declarations">Its other attributes, one for each of the definition's declarations.</param>
internal sealed record EnvironmentReading(
    INamedTypeSymbol Type,
    EnvironmentModel Model,
    EnvironmentDefinitionModel Definition,
    EntrySource? Header,
    EntrySource? Holds,
    ImmutableArray<EntrySource> Declarations)
{
    /// <summary>Where an entry was declared; null for the class itself.</summary>
    public EntrySource? SourceOf(EntryId entry) => entry.Kind switch
    {
        EntryKind.Header => Header,
        EntryKind.Holds => Holds,
        EntryKind.Declaration => Declarations[entry.Index],
        _ => null,
    };
}
