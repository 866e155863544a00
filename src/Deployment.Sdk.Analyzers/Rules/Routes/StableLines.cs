using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Says which branches a plan calls stable.</summary>
internal static class StableLines
{
    /// <summary>The patterns of its stable lines, each once.</summary>
    public static IReadOnlyList<string> Of(PlanModel plan) =>
        [.. plan.BranchLines.Where(line => line.IsStable).Select(line => line.Pattern).Distinct()];

    /// <summary>What to do about a branch that is not.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="otherwise">What to do when some branches are stable, as the end of a sentence.</param>
    public static string Remedy(PlanModel plan, string otherwise)
    {
        var stable = Of(plan);
        return stable.Count == 0
            ? "No branch is stable: declare the branching model, such as [TrunkBased(Trunk = \"main\")]."
            : $"Only {string.Join(", ", stable.Select(pattern => $"'{pattern}'"))} {(stable.Count == 1 ? "is" : "are")} stable: {otherwise}";
    }
}
