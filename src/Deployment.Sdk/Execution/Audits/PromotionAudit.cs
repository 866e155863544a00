using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>What is unequal along a promotion and does not travel with the release. Pure: what it knows was read before.</summary>
internal static class PromotionAudit
{
    public static IEnumerable<AuditFinding> Of(Plan plan, IReadOnlyCollection<AuditedApp> apps) =>
        from promotion in plan.Promotions
        from source in Target.AllOf(promotion.From)
        from target in Target.AllOf(promotion.To)
        from artefact in target.Artefacts
        let builder = source.Artefacts.FirstOrDefault(other => other.Path == artefact.Path)?.Builder.Name
        let origin = apps.FirstOrDefault(app => app.Name == builder)
        where origin is not null
        from end in artefact.Apps
        let receiver = apps.FirstOrDefault(app => app.Name == end.Name)
        where receiver is not null
        from finding in Of(origin, receiver)
        select finding;

    private static IEnumerable<AuditFinding> Of(AuditedApp source, AuditedApp target)
    {
        if (source.State.App.Stack?.Name is { } from && target.State.App.Stack?.Name is { } to && from != to)
        {
            yield return target.Finding(
                AuditSeverity.Warning,
                $"is on stack {to}, and {source.Name}, whose releases it gets, on {from}",
                $"heroku stack:set {from} --app {target.Name}, then promote");
        }

        if (source.State.RunningSlug?.BuildpackProvidedDescription is { } built
            && target.State.RunningSlug?.BuildpackProvidedDescription is { } runs
            && built != runs)
        {
            yield return target.Finding(
                AuditSeverity.Warning,
                $"runs what the buildpack {runs} built, and {source.Name}, whose releases it gets, what {built} did",
                $"compare heroku buildpacks --app {source.Name} with what {target.Name} should run");
        }
    }
}
