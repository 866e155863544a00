using System.Collections.Immutable;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Chooses what the apps of an environment go back to: all to one commit, each to its own release of it. Decided on the first app; a
/// pure function.
/// </summary>
internal static class RollbackChoice
{
    /// <param name="target">The environment.</param>
    /// <param name="apps">What its apps ran, in declared order.</param>
    /// <param name="version">The version of the first app that a person named; null takes the last one with other code that was well.</param>
    /// <param name="withConfig">Whether the config of then comes back too.</param>
    /// <param name="standings">How each commit fared here.</param>
    public static Verdict<RollbackStep[]> Of(
        Target target, ImmutableArray<AppHistory> apps, int? version, bool withConfig, CommitStandings standings)
    {
        if (apps.FirstOrDefault(app => app.Running.Running?.Slug is null) is { } empty)
        {
            return Refusal.Policy($"{target.Name} ({empty.App}) runs no code, so there is nothing to roll back");
        }

        var chosen = version is { } named ? Named(apps[0], named, withConfig) : Last(target, apps, withConfig, standings);
        if (chosen.Refusal is { } refusal)
        {
            return refusal;
        }

        var steps = new List<RollbackStep>();
        foreach (var app in apps)
        {
            var candidate = app == apps[0] ? chosen.Value
                : app.Candidates.FirstOrDefault(other => other.Commit == chosen.Value.Commit && other.Problem(withConfig) is null);
            if (Runs(app, chosen.Value, candidate) && !withConfig)
            {
                continue;
            }

            if (candidate is null)
            {
                return Refusal.Policy(
                    $"{app.App} has no earlier release of {CommitHash.Short(chosen.Value.Commit!)} to go back to, and the apps of {target.Name} go back together",
                    $"choose another version: dotnet run -- rollback {target.Name} --list");
            }

            steps.Add(new RollbackStep(app.App, candidate.Pin, withConfig));
        }

        return steps.ToArray();
    }

    private static bool Runs(AppHistory app, RollbackCandidate chosen, RollbackCandidate? candidate) =>
        candidate is null || app.App != chosen.App
            ? app.Running.RunningCommit == chosen.Commit
            : app.Running.Running?.Slug?.Id == candidate.Release.Slug?.Id;

    private static Verdict<RollbackCandidate> Named(AppHistory app, int version, bool withConfig)
    {
        if (app.Candidates.FirstOrDefault(candidate => candidate.Version == version) is not { } found)
        {
            return Refusal.Usage($"{app.App} has no release v{version} with code", "see those that it has with --list");
        }

        return found.Problem(withConfig) is { } problem
            ? Refusal.Policy($"v{version} of {app.App} cannot be gone back to: {problem}", "see the others with --list")
            : found;
    }

    private static Verdict<RollbackCandidate> Last(
        Target target, ImmutableArray<AppHistory> apps, bool withConfig, CommitStandings standings)
    {
        // Half of a delivery arrived: which of the two is the good one is not ours to guess.
        if (apps.Select(app => app.Running.RunningCommit).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            return Refusal.Policy(
                $"the apps of {target.Name} run different commits: "
                + string.Join(", ", apps.Select(app => $"{app.App} {CommitHash.Short(app.Running.RunningCommit ?? "none")}")),
                $"say which version of {apps[0].App} all of them go to: dotnet run -- rollback {target.Name} vN");
        }

        RollbackCandidate[] able = [.. apps[0].Candidates.Where(candidate => candidate.Problem(withConfig) is null)];
        if (able.FirstOrDefault(candidate => standings[candidate.Commit] is not (CommitStanding.Failed or CommitStanding.TakenBack)) is { } last)
        {
            return last;
        }

        return able.Length > 0
            ? Refusal.Policy(
                $"each earlier release of {apps[0].App} failed here or was taken back: {string.Join(", ", able.Select(candidate => $"v{candidate.Version}"))}",
                $"name one all the same: dotnet run -- rollback {target.Name} v{able[0].Version}")
            : Refusal.Policy(
                apps[0].Candidates.IsEmpty
                    ? $"{apps[0].App} has no earlier release with other code"
                    : $"{apps[0].App} has nothing to go back to: "
                        + string.Join("; ", apps[0].Candidates.Select(candidate => $"v{candidate.Version}: {candidate.Problem(withConfig)}")),
                "deliver a fix, or the older commit again");
    }
}
