using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>What apps run, as the ledger keeps it.</summary>
internal static class RecordedApps
{
    public static IReadOnlyList<RecordedApp> Of(TargetState state) =>
    [
        .. state.Apps.Select(app => new RecordedApp(app.Name, app.Version)
        {
            Id = app.App.Id,
            Running = app.Running?.Version,
            Release = app.Running?.Id,
            Slug = app.RunningSlug?.Id,
            Commit = app.RunningCommit,
        }),
    ];

    /// <summary>What they run after a delivery, as far as it knows.</summary>
    public static IReadOnlyList<RecordedApp> After(TargetState before, KnownVersions versions, string commit) =>
    [
        .. before.Apps.Select(app => new RecordedApp(app.Name, versions[app.Name])
        {
            Id = app.App.Id,
            Running = versions.Running(app.Name),
            Commit = versions.IsDelivered(app.Name) ? commit : app.RunningCommit,
        }),
    ];
}
