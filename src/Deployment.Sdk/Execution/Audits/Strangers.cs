using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>Who may work on the apps and is nobody that the plan declares. Where it declares nobody, everybody may be known.</summary>
internal static class Strangers
{
    public static IEnumerable<AuditFinding> Of(Plan plan, IEnumerable<AuditedCollaborator> collaborators)
    {
        if (!plan.Declarations.Any(declaration => declaration.Attribute is PersonAttribute))
        {
            return [];
        }

        var people = People.Of(plan);
        return
            from someone in collaborators
            where people.Find(someone.Email) is null
            group someone by people.Name(someone.Email) into stranger
            orderby stranger.Key
            let changed = stranger.Where(someone => someone.CanChange).Select(someone => someone.App).Distinct(StringComparer.Ordinal).ToArray()
            let apps = changed.Length > 0 ? changed : [.. stranger.Select(someone => someone.App).Distinct(StringComparer.Ordinal)]
            select new AuditFinding(
                changed.Length > 0 ? AuditSeverity.Warning : AuditSeverity.Info,
                null,
                null,
                $"{stranger.Key} may {(changed.Length > 0 ? "change" : "look at")} {NamedSome.Join(", ", apps)}, and is nobody that the plan declares",
                $"declare who it is, [Person(\"EMAIL\", \"{stranger.Key}\")], or heroku access:remove {stranger.Key} --app {apps[0]}");
    }
}
