using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>Where a pattern means one thing in the plan and another to another system.</summary>
/// <param name="Branch">The shortest legal branch that only one of the two takes; null if it cannot be decided whether there is one.</param>
/// <param name="IsTakenByPlan">Whether it is the plan that takes it.</param>
internal sealed record BranchDifference(string? Branch, bool IsTakenByPlan)
{
    private static readonly BranchDifference Undecided = new(null, false);

    public bool IsDecided => Branch is not null;

    /// <summary>
    /// Null if the two agree. It is undecided where the other system does not document what would make the difference, and where
    /// the comparison is too large.
    /// </summary>
    public static BranchDifference? Between(BranchPattern pattern, IReadOnlyList<string> slots, BranchDialect dialect)
    {
        if (dialect.LanguageOf(pattern) is not { } other)
        {
            return Undecided;
        }

        var own = BranchLanguage.Of(pattern, slots);
        var proven = own.Except(other.Possibly).Or(other.Surely.Except(own));
        if (proven.IsTooLarge)
        {
            return Undecided;
        }

        return proven.ShortestWitness() is { } branch ? new(branch, own.Contains(branch))
            : own.SameAs(other.Surely) && own.SameAs(other.Possibly) ? null
            : Undecided;
    }
}
