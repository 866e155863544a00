using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>The releases that did not come through a delivery of the plan, as far as that can be told.</summary>
internal static class ForeignReleases
{
    private const int MostNamed = 10;

    public static IEnumerable<AuditFinding> Of(AuditedApp app, IKnownDeliveries? known)
    {
        var found = known is null ? WithoutLedger(app) : WithLedger(app, known);
        return found is null
            ? []
            : [app.Finding(AuditSeverity.Warning, found, $"look at heroku releases --app {app.Name}; what should run there is delivered again")];
    }

    private static string? WithLedger(AuditedApp app, IKnownDeliveries known)
    {
        var newer = app.State.Releases.TakeWhile(release => !known.IsKnown(app.Name, release)).ToArray();

        // Of an app that the ledger never saw, all are strange: what counts is the one that runs.
        Release[] strange = newer.Length == app.State.Releases.Count
            ? [.. newer.Where(release => release.Id == app.State.Running?.Id && release.Slug is not null)]
            : newer;
        var names = string.Join(", ", strange.Take(MostNamed).Select(release => $"v{release.Version}{By(release.User)}"));
        return strange.Length == 0 ? null
            : strange.Length <= MostNamed ? $"did not come through a delivery of the plan: {names}"
            : $"did not come through a delivery of the plan: {names} and {strange.Length - MostNamed} more";
    }

    // The mark of a delivery proves nothing, for anyone can write it; that it is missing does.
    private static string? WithoutLedger(AuditedApp app) =>
        app.State.Running is { Slug: { } slug } running
        && app.Builds.FirstOrDefault(build => build.Slug?.Id == slug.Id) is { } build
        && build.SourceBlob?.VersionDescription?.StartsWith(BuildRun.Mark, StringComparison.Ordinal) != true
            ? $"v{running.Version} runs a slug that no delivery of the plan built: build {build.Id}{By(build.User)}"
            : null;

    private static string By(UserReference? user) => user?.Email is { Length: > 0 } email ? $" by {email}" : "";
}
