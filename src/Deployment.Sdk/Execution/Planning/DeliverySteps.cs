using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What a delivery will do, in order, and what a person should know about it.</summary>
/// <param name="Steps">The steps; empty when there is nothing to do.</param>
/// <param name="Notes">Differences and circumstances worth a look.</param>
internal sealed record DeliverySteps(ImmutableArray<DeliveryStep> Steps, ImmutableArray<string> Notes)
{
    public bool IsEmpty => Steps.IsEmpty;
}
