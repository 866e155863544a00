using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Branches that resolve alike: one pattern, with one slot filled in where it has <c>{slot}</c>.</summary>
/// <param name="Pattern">The pattern as declared.</param>
/// <param name="Tokens">Its tokens, the slot filled in.</param>
/// <param name="Slot">The slot; null when the pattern has none.</param>
/// <param name="Routes">Which of the plan's routes take the branch, by index.</param>
internal sealed record RouteCase(
    BranchPattern Pattern, IReadOnlyList<PatternToken> Tokens, string? Slot, IReadOnlyList<int> Routes);
