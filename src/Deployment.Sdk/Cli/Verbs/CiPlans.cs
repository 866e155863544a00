using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>What CI files need to know of the plan that a program runs.</summary>
internal static class CiPlans
{
    public static CiPlan Of(Plan plan)
    {
        var environments = plan.Environments.ToDictionary(environment => environment, environment => new CiEnvironment(
            environment.Name,
            environment.Stage == Stage.Production,
            [.. environment.Apps.Select(app => app.Name)],
            [.. environment.Slots.Select(slot => slot.Slot)],
            [.. environment.Of<RequiresApprovalAttribute>().Select(approval => (approval.Role, approval.Question))]));
        return new(
            plan.Pipeline,
            [.. plan.Routes.Select(route => (route.Pattern, environments[route.Target]))],
            [.. plan.Promotions.Select(promotion => (environments[promotion.From], environments[promotion.To]))],
            [.. plan.Environments.Select(environment => environments[environment])]);
    }
}
