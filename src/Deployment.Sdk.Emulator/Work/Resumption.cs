using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>Takes up what the last emulator on this state left pending, as Heroku goes on when its client has left.</summary>
internal static class Resumption
{
    public static void Begin(Platform platform, StateFolder folder)
    {
        var state = platform.Store.Current;
        DeleteOtherSources(state, folder);

        foreach (var app in state.Apps)
        {
            foreach (var release in app.Releases)
            {
                _ = platform.Phases.EndOf(app.Id, release);
            }

            foreach (var build in app.Builds.Where(build => build.Status == Progress.Pending))
            {
                platform.Builds.Start(app.Id, build);
            }
        }

        foreach (var promotion in state.Promotions.Where(promotion => promotion.IsPending()))
        {
            platform.Promotions.Start(promotion);
        }

        foreach (var addOn in state.AddOns.Where(addOn => addOn.Status == AddOnStatus.Provisioning))
        {
            platform.AddOns.Start(addOn);
        }
    }

    /// <summary>Deletes uploads that no pending build waits for: their addresses end with the emulator that gave them out.</summary>
    public static void DeleteOtherSources(HerokuState state, StateFolder folder)
    {
        var waiting = state.Apps.SelectMany(app => app.Builds)
            .Where(build => build.Status == Progress.Pending && build.SourceFile is not null)
            .Select(build => build.SourceFile!);
        folder.DeleteSourcesExcept(waiting.ToHashSet(StringComparer.Ordinal));
    }
}
