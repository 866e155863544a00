namespace Deployment.Sdk.Plans.Classes;

/// <summary>Branches that a plan does not tell apart.</summary>
/// <param name="Example">The shortest of them; null when it is not known whether there is one.</param>
/// <param name="Standing">What the branching model says of them.</param>
/// <param name="Routes">The indices of the routes that take them.</param>
/// <param name="Slot">The slot that their names select.</param>
internal sealed record BranchClass(string? Example, BranchStanding Standing, IReadOnlyList<int> Routes, string? Slot);
