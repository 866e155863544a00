using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>An app, its config vars and its first build in one change; and how far that has come since.</summary>
internal static class AppSetups
{
    public static (HerokuState State, Outcome<AppSetupState> Result) Begin(
        HerokuState state, string name, string? region, IReadOnlyDictionary<string, string?> config, BuildState build, DateTimeOffset now)
    {
        if (config.Keys.FirstOrDefault(variable => !ConfigChanges.IsName(variable)) is { } illegal)
        {
            return (state, Refusal.Invalid($"'{illegal}' is no config var name: letters, digits and underscores."));
        }

        var (created, result) = NewApps.Create(state, name, now, region);
        if (!result.Succeeds(out var app, out var refusal))
        {
            return (state, refusal);
        }

        var next = ConfigChanges.Apply(created, app.Id, config, now).State;
        app = next.GetApp(app.Id);
        next = next.With(app with { Builds = [build] });
        var setup = new AppSetupState(Guid.NewGuid(), app.Id, build.Id, now);
        return (next with { AppSetups = next.AppSetups.Add(setup) }, setup);
    }

    /// <summary>What the setup has come to, when that was last known to change, and why it failed.</summary>
    public static (Progress Status, DateTimeOffset At, string? Failure) Of(HerokuState state, AppSetupState setup)
    {
        var app = state.GetApp(setup.AppId);
        var build = app.FindBuild(setup.BuildId)!;
        if (build.ReleaseId is not { } id || app.FindRelease(id) is not { } release)
        {
            return (build.Status, build.UpdatedAt, build.Status == Progress.Failed ? "The build failed." : null);
        }

        return (release.Status, release.UpdatedAt, release.Status == Progress.Failed ? "The release command failed." : null);
    }
}
