using Deployment.Sdk.Emulator.Dynos;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Logs;

/// <summary>What an app's log says of a change: the difference between the app before and the app after it, in Heroku's words.</summary>
internal static class AppNews
{
    private const string ByUser = $"by user {Constants.Email}";

    /// <summary>The lines in order of time; all that is known of the app when there is none before.</summary>
    public static IEnumerable<LogLine> Between(AppState? before, AppState after) =>
        OfReleases(before, after)
            .Concat(OfBuilds(before, after))
            .Concat(OfMaintenance(before, after))
            .Concat(OfDynos(before, after))
            .OrderBy(line => line.Time);

    private static IEnumerable<LogLine> OfReleases(AppState? before, AppState after)
    {
        foreach (var release in after.Releases)
        {
            var known = before?.FindRelease(release.Id);
            if (known is null)
            {
                yield return Api(release.CreatedAt, $"{release.Description} {ByUser}");
                yield return Api(release.CreatedAt, release.StreamId is null
                    ? $"Release v{release.Version} created {ByUser}"
                    : $"Running release v{release.Version} commands {ByUser}");
            }

            if (release.StreamId is not null && release.Status != Progress.Pending && known?.Status is null or Progress.Pending)
            {
                foreach (var line in EndOf(release))
                {
                    yield return line;
                }
            }
        }
    }

    private static IEnumerable<LogLine> EndOf(ReleaseState release)
    {
        var dyno = $"release.{release.Version}";
        foreach (var line in (release.Output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new LogLine(release.UpdatedAt, "app", dyno, line);
        }

        yield return new LogLine(
            release.UpdatedAt, "heroku", dyno, $"Release command {(release.Status == Progress.Succeeded ? "succeeded" : "failed")}");
        if (release.Status == Progress.Succeeded)
        {
            yield return Api(release.UpdatedAt, $"Release v{release.Version} created {ByUser}");
        }
    }

    private static IEnumerable<LogLine> OfBuilds(AppState? before, AppState after)
    {
        foreach (var build in after.Builds)
        {
            var known = before?.FindBuild(build.Id);
            if (known is null)
            {
                yield return Api(build.CreatedAt, $"Build started {ByUser}");
            }

            if (build.Status != Progress.Pending && known?.Status is null or Progress.Pending)
            {
                yield return Api(
                    build.UpdatedAt, build.Status == Progress.Succeeded ? "Build succeeded" : "Build failed -- check your build output");
            }
        }
    }

    private static IEnumerable<LogLine> OfMaintenance(AppState? before, AppState after)
    {
        if ((before?.Maintenance ?? false) != after.Maintenance)
        {
            yield return Api(after.UpdatedAt, $"Maintenance mode {(after.Maintenance ? "enabled" : "disabled")} {ByUser}");
        }
    }

    private static IEnumerable<LogLine> OfDynos(AppState? before, AppState after)
    {
        var running = before is null ? [] : FormationDyno.Of(before).ToDictionary(dyno => dyno.Name, StringComparer.Ordinal);
        var wanted = FormationDyno.Of(after).ToDictionary(dyno => dyno.Name, StringComparer.Ordinal);
        foreach (var formation in after.Formation)
        {
            if (before?.Formation.FirstOrDefault(known => known.Id == formation.Id) is { } known
                && (known.Quantity, known.Size) != (formation.Quantity, formation.Size))
            {
                yield return Api(after.UpdatedAt, $"Scaled to {formation.Type}@{formation.Quantity}:{formation.Size} {ByUser}");
            }
        }

        foreach (var dyno in running.Values.Where(dyno => !wanted.ContainsKey(dyno.Name)))
        {
            yield return new LogLine(after.UpdatedAt, "heroku", dyno.Name, "Stopping all processes with SIGTERM");
            yield return new LogLine(after.UpdatedAt, "heroku", dyno.Name, "Process exited with status 143");
        }

        foreach (var dyno in wanted.Values.Where(dyno => running.GetValueOrDefault(dyno.Name)?.Release.Id != dyno.Release.Id))
        {
            foreach (var line in dyno.Starts(before is null ? dyno.Release.UpdatedAt : after.UpdatedAt))
            {
                yield return line;
            }
        }
    }

    private static LogLine Api(DateTimeOffset time, string text) => new(time, "app", "api", text);
}
