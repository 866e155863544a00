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
            [.. environment.Of<RequiresApprovalAttribute>().Select(approval => new CiRole(approval.Role, approval.Question, approval.IsAssertable))],
            [.. environment.Of<GateAttribute>().Select(Of).Concat(environment.Of<ObserverAttribute>().Select(Of)).OfType<DeclaredService>()])
        {
            HasFreezes = !environment.Of<FreezeAttribute>().IsEmpty,
            PushesTags = environment.Of<ReleaseTagAttribute>().Any(tag => tag.Push),
        });
        return new(
            plan.Pipeline,
            [.. plan.Routes.Select(route => (route.Pattern, environments[route.Target]))],
            [.. plan.Promotions.Select(promotion => (environments[promotion.From], environments[promotion.To]))],
            [.. plan.Environments.Select(environment => environments[environment])],
            [.. plan.Declarations.Select(declaration => Of(declaration.Attribute)).OfType<DeclaredService>()]);
    }

    private static DeclaredService? Of(Attribute declared)
    {
        const string suffix = "Attribute";
        var type = declared.GetType();
        return type.Assembly == typeof(CiPlans).Assembly && type.Name.EndsWith(suffix, StringComparison.Ordinal)
            ? DeclaredService.Of(type.Name[..^suffix.Length], declared switch
            {
                SlackWebhookAttribute slack => [slack.Variable],
                TeamsWorkflowAttribute teams => [teams.Variable],
                SignedWebhookAttribute webhook => [webhook.Variable, webhook.SecretVariable],
                _ => [],
            })
            : null;
    }
}
