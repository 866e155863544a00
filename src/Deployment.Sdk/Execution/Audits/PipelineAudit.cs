using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>The apps in the plan's pipeline that the plan does not know. Pure: what it knows was read before.</summary>
internal static class PipelineAudit
{
    public static IEnumerable<AuditFinding> Of(Plan plan, IReadOnlyCollection<AuditedPipeline> views)
    {
        HashSet<string> declared = new(
            plan.Environments.SelectMany(environment => Target.AllOf(environment)).SelectMany(target => target.Apps).Select(app => app.Name),
            StringComparer.Ordinal);

        // Review apps and those of Heroku CI come and go by themselves. What no token of ours sees cannot be named, and may be the plan's.
        return
            from coupling in views.SelectMany(view => view.Couplings).DistinctBy(coupling => coupling.App.Id)
            where coupling.Stage is not ("review" or "test")
            let name = views.Select(view => view.Names.GetValueOrDefault(coupling.App.Id)).FirstOrDefault(known => known is not null)
            where name is not null && !declared.Contains(name)
            orderby name
            select new AuditFinding(
                coupling.Stage == "production" ? AuditSeverity.Error : AuditSeverity.Warning,
                null,
                name,
                $"is in the pipeline {plan.Pipeline}, stage {coupling.Stage}, and the plan does not know it",
                $"declare it with [HerokuApp(\"{name}\")], or heroku pipelines:remove --app {name}");
    }
}
