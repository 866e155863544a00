using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What must be true of the source of a promotion.</summary>
internal static class PromotionPreflight
{
    public static Refusal? Check(TargetState from, TargetState to)
    {
        var sources = new List<AppState>();
        foreach (var artefact in to.Target.Artefacts)
        {
            if (from.Target.Artefacts.All(source => source.Path != artefact.Path))
            {
                return Refusal.Policy(
                    $"{from.Target.Name} builds nothing from the folder {artefact.Path ?? "/"} that {artefact.Builder.Name} runs",
                    "give both environments apps with the same Path");
            }

            var app = from.App(from.Target.ArtefactOf(artefact.Path).Builder.Name);
            if ((Preflight.Place(from, app) ?? Preflight.Kind(app) ?? Source(from, app)) is { } refusal)
            {
                return refusal;
            }

            sources.Add(app);
        }

        // What was tried and approved is one commit; a deploy that stopped halfway leaves two.
        return sources.Select(app => app.RunningCommit).Distinct(StringComparer.Ordinal).Skip(1).Any()
            ? Refusal.Policy(
                $"the apps of {from.Target.Name} run different commits: "
                + string.Join(", ", sources.Select(app => $"{app.Name} {CommitHash.Short(app.RunningCommit ?? "none")}")),
                $"deliver to {from.Target.Name} again, then promote")
            : null;
    }

    private static Refusal? Source(TargetState from, AppState app)
    {
        if (app.Running is null)
        {
            return Refusal.Policy(
                $"{from.Target.Name} ({app.Name}) runs no release that succeeded",
                $"deploy to {from.Target.Name} first");
        }

        if (app.Newest is { Status: "failed" or "pending" } newest)
        {
            return Refusal.Policy(
                $"the newest release of {app.Name}, v{newest.Version}, is {newest.Status}; what would go out is not what was tried last",
                $"deliver to {from.Target.Name} again, then promote");
        }

        if (app.Running.Slug is null)
        {
            return Refusal.Policy(
                $"{from.Target.Name} ({app.Name}) runs no code yet: v{app.Running.Version} has no slug",
                $"deploy to {from.Target.Name} first");
        }

        return app.RunningCommit is { } commit && CommitHash.IsFull(commit)
            ? null
            : Refusal.Policy(
                $"the slug of v{app.Running.Version} of {app.Name} has expired, or was made without the full hash of its commit",
                $"deploy the same commit to {from.Target.Name} again, then promote");
    }
}
