using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Analyzers.Rules;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// A plan less what the rules have against it, so that the rest is generated and binds, and no error of the compiler's drowns the
/// message about the fault.
/// </summary>
internal static class SoundPlan
{
    public static PlanModel Of(PlanModel plan, EquatableArray<ForeignPromotion> promotions)
    {
        var elsewhere = promotions.Where(promotion => promotion.PlanKey != plan.Type.Key).ToList();
        var faulty = new HashSet<EntryId>(Rulebook.Check(plan, elsewhere).Select(finding => finding.Entry));
        EquatableArray<T> Sound<T>(EntryKind kind, EquatableArray<T> entries)
            where T : IEquatable<T> =>
            entries.Where((_, index) => !faulty.Contains(new EntryId(kind, index))).ToEquatableArray();

        return plan with
        {
            BranchLines = Sound(EntryKind.BranchLine, plan.BranchLines),
            Routes = Sound(EntryKind.Route, plan.Routes),
            Promotions = Sound(EntryKind.Promotion, plan.Promotions),
            DataCopies = Sound(EntryKind.DataCopy, plan.DataCopies),
        };
    }

    /// <summary>An environment less what the rules have against it.</summary>
    public static EnvironmentDefinitionModel Of(EnvironmentDefinitionModel definition)
    {
        var faulty = new HashSet<EntryId>(Rulebook.Check(definition.Environment).Select(finding => finding.Entry));
        return definition with
        {
            Declarations = definition.Declarations
                .Where((_, index) => !faulty.Contains(new EntryId(EntryKind.Declaration, index)))
                .ToEquatableArray(),
        };
    }
}
