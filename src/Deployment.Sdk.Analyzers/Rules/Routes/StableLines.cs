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
    /// <param name="branch">The branch.</param>
    /// <param name="otherwise">What to do when some branches are stable, as the end of a sentence.</param>
    public static string Remedy(PlanModel plan, string branch, string otherwise)
    {
        var stable = Of(plan);
        return stable.Count == 0 ? "No branch is stable: declare the branching model, such as [TrunkBased(Trunk = \"main\")]."
            : stable.Contains(branch) ? $"'{branch}' is declared as {Roles(plan, branch)}: give each role a branch of its own."
            : $"Only {string.Join(", ", stable.Select(pattern => $"'{pattern}'"))} {(stable.Count == 1 ? "is" : "are")} stable: {otherwise}";
    }

    // Of a branch with two roles the one that is not stable decides.
    private static string Roles(PlanModel plan, string branch) => string.Join(", and as ", plan.BranchLines
        .Where(line => line.Pattern == branch)
        .Select(line => $"{line.Role.ToString().ToLowerInvariant()}, which is {(line.IsStable ? "" : "not ")}stable"));
}
