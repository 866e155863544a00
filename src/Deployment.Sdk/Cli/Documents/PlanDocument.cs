namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>plan --json</c> prints.</summary>
internal sealed record PlanDocument(
    int Schema, string Pipeline, bool Rehearsal, string PolicyDigest, IReadOnlyList<PlannedDelivery> Deliveries);
