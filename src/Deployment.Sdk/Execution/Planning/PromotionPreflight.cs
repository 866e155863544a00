using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What must be true of both ends of a promotion, and what a person should know about their differences.</summary>
internal static class PromotionPreflight
{
    public static Refusal? Check(TargetState from, TargetState to)
    {
        foreach (var artefact in to.Target.Artefacts)
        {
            if (from.Target.Artefacts.All(source => source.Path != artefact.Path))
            {
                return Refusal.Policy(
                    $"{from.Target.Name} builds nothing from the folder {artefact.Path ?? "/"} that {artefact.Builder.Name} runs",
                    "give both environments apps with the same Path");
            }

            var app = from.App(from.Target.ArtefactOf(artefact.Path).Builder.Name);
            if (Source(from, app) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Differences that do not travel with the slug: stack, process types.</summary>
    public static ImmutableArray<string> Notes(TargetState from, TargetState to)
    {
        var source = from.Builder;
        var types = source.RunningSlug?.ProcessTypes.Keys.Order(StringComparer.Ordinal).ToArray() ?? [];
        return
        [
            .. from app in to.Apps
               where app.App.Stack?.Name is { } stack && source.App.Stack?.Name is { } other && stack != other
               select $"{app.Name} is on stack {app.App.Stack?.Name}, the slug was built on {source.App.Stack?.Name}",
            .. from app in to.Apps
               let now = app.RunningSlug?.ProcessTypes.Keys
               where now is not null && !now.Order(StringComparer.Ordinal).SequenceEqual(types)
               select $"the process types of {app.Name} change from {Text(now)} to {Text(types)}",
        ];
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

        return app.RunningSlug?.Commit is null
            ? Refusal.Policy(
                $"the slug of v{app.Running.Version} of {app.Name} has expired or has no commit",
                $"deploy the same commit to {from.Target.Name} again, then promote")
            : null;
    }

    private static string Text(IEnumerable<string> types) => string.Join(", ", types.Order(StringComparer.Ordinal));
}
