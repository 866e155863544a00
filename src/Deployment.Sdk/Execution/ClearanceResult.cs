namespace Deployment.Sdk.Execution;

/// <summary>The clearance of a promotion, or why there is none.</summary>
/// <typeparam name="TFrom">The environment whose release would travel.</typeparam>
/// <typeparam name="TTo">The environment that would receive it.</typeparam>
/// <param name="Clearance">The clearance; null when the promotion is refused or there is nothing to promote.</param>
/// <param name="Result">Why there is none; null when there is one.</param>
public sealed record ClearanceResult<TFrom, TTo>(Clearance<TFrom, TTo>? Clearance, DeliveryResult? Result);
