using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>A plan less its faulty entries, so that what is generated binds, and the message about the fault is not drowned.</summary>
internal static class SoundPlan
{
    public static PlanModel Of(PlanModel plan) => plan with
    {
        BranchLines = plan.BranchLines.Where(line => IsValid(line.Pattern)).ToEquatableArray(),
        Routes = plan.Routes.Where(route => route.Target.IsUsable && IsValid(route.Pattern)).ToEquatableArray(),
        Promotions = plan.Promotions.Where(promotion => promotion.From.IsUsable && promotion.To.IsUsable).ToEquatableArray(),
        DataCopies = plan.DataCopies.Where(copy => copy.From.IsUsable && copy.To.IsUsable).ToEquatableArray(),
    };

    private static bool IsValid(string? pattern) => pattern is not null && BranchPattern.TryParse(pattern, out _) is not null;
}
