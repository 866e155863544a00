using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>A plan class as it was read: the model that rules decide over, and beside it where each entry came from.</summary>
/// <param name="Type">The class.</param>
/// <param name="Model">What was read.</param>
/// <param name="Header">Its <c>[DeploymentPlan]</c>; null when it has none.</param>
/// <param name="Routes">One for each of the model's routes.</param>
/// <param name="Promotions">One for each of the model's promotions.</param>
/// <param name="DataCopies">One for each of the model's data copies.</param>
/// <param name="BranchLines">One for each of the model's branch lines; several may come from one attribute.</param>
/// <param name="Declarations">One for each of the model's declarations.</param>
internal sealed record PlanReading(
    INamedTypeSymbol Type,
    PlanModel Model,
    EntrySource? Header,
    ImmutableArray<EntrySource> Routes,
    ImmutableArray<EntrySource> Promotions,
    ImmutableArray<EntrySource> DataCopies,
    ImmutableArray<EntrySource> BranchLines,
    ImmutableArray<EntrySource> Declarations)
{
    /// <summary>Where an entry was declared; null for the class itself.</summary>
    public EntrySource? SourceOf(EntryId entry) => entry.Kind switch
    {
        EntryKind.Header => Header,
        EntryKind.Route => Routes[entry.Index],
        EntryKind.Promotion => Promotions[entry.Index],
        EntryKind.DataCopy => DataCopies[entry.Index],
        EntryKind.BranchLine => BranchLines[entry.Index],
        EntryKind.Declaration => Declarations[entry.Index],
        _ => null,
    };
}
