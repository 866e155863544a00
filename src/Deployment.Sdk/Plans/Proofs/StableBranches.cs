using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>The branches that may reach production.</summary>
internal static class StableBranches
{
    /// <summary>
    /// What the stable lines claim. As with routes the narrower line decides; where neither is narrower, the one that is not
    /// stable. Of lines with the same pattern the last counts, so that a team's own line, which stands after those of its
    /// branching model, replaces the model's.
    /// </summary>
    public static BranchLanguage Of(IReadOnlyList<ProofLine> lines)
    {
        var counting = lines.GroupBy(line => line.Pattern).Select(same => same.Last()).ToLookup(line => line.IsStable);
        BranchLanguage[] unstable = [.. counting[false].Select(Language)];
        return counting[true].Select(Language).Aggregate(BranchLanguage.Empty, (all, stable) => Or(all, Without(stable, unstable)));
    }

    private static BranchLanguage Without(BranchLanguage stable, IEnumerable<BranchLanguage> unstable) =>
        stable.Except([.. unstable.Where(other => Decides(other, stable))]);

    private static bool Decides(BranchLanguage unstable, BranchLanguage stable) =>
        LanguageRelation.Between(stable, unstable) is { Common: true } and not { OnlyFirst: false, OnlySecond: true };

    // What cannot be decided is not stable.
    private static BranchLanguage Or(BranchLanguage all, BranchLanguage claimed)
    {
        var both = all.Or(claimed);
        return both.IsTooLarge ? all : both;
    }

    private static BranchLanguage Language(ProofLine line) => BranchLanguage.Of(line.Pattern, []);
}
