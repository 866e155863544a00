using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>Config vars, and the releases that they make.</summary>
internal static class ConfigChecks
{
    private const string First = Restoration.First;
    private const string Second = Restoration.Second;

    public static ImmutableArray<ContractCheck> All { get; } =
    [
        // A failed release, of another slug than the one before it, is the newest when this begins.
        new(
            "9",
            "A version builds on the newest one that has not failed, be it still pending: a change of config takes its slug, new code and a "
            + "promotion take its config.",
            BaseAsync),
        new("P11", "A change of config makes one release, answers all config vars, and leaves alone what it does not name.", ChangeAsync),
        new(
            "10",
            "A change that sets what is set already makes no release. A mixed change is described as `Set A and remove B config vars`.",
            SameAsync),
        new(
            "8",
            "When the release command of a config change fails, the app keeps the config that it had. The version stays, `failed`, with the "
            + "config that it was to bring, and the next change does not build on it.",
            FailedAsync),
        new(
            "60",
            "While the release command of a config change runs, the answer to the `PATCH` has the old values: so it was seen (heroku/cli issue "
            + "3345), with the warning in the same words. That the warning comes in the header `Warning-Message` is assumed, and that `GET` has "
            + "none.",
            PendingAsync),
    ];

    private static async Task<Finding> BaseAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var list = await app.GetAsync("/releases", cancellationToken, ("Range", "version ..; order=desc, max=200")).ConfigureAwait(false);
        Seen[] releases = [.. list.Entries()];
        var good = releases.FirstOrDefault(release => release.Text("status") is not "failed")?.Text("slug", "id");
        if (releases is not [var newest, ..] || newest.Text("status") != "failed" || newest.Text("slug", "id") == good)
        {
            return Finding.NotCheckable("the newest release did not fail");
        }

        var changed = await app.ConfigureAsync(cancellationToken, (First, "1")).ConfigureAwait(false);
        var made = await app.NewestReleaseAsync(cancellationToken).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var slug = made.Text("slug", "id");
        var code = await app.ReleaseAsync(good ?? "", cancellationToken).ConfigureAwait(false);
        var config = await app.GetAsync($"/releases/{code.Text("id")}/config-vars", cancellationToken).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            changed.IsSuccess && slug == good && config.Text(First) == "1",
            $"{changed}: the slug of {(slug == good ? "the newest that succeeded" : slug == newest.Text("slug", "id") ? "the one that failed" : "neither")}; "
            + $"code then has {(config.Text(First) == "1" ? "its" : "another")} config; none was pending, none promoted");
    }

    private static async Task<Finding> ChangeAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        await ClearAsync(app, cancellationToken).ConfigureAwait(false);
        var before = await app.VersionAsync(cancellationToken).ConfigureAwait(false);
        var both = await app.ConfigureAsync(cancellationToken, (First, "1"), (Second, "2")).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var after = await app.VersionAsync(cancellationToken).ConfigureAwait(false);
        var removed = await app.ConfigureAsync(cancellationToken, (Second, null)).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            after == before + 1 && both.Text(First) == "1" && both.Text(Second) == "2" && removed.Text(First) == "1" && removed.Text(Second) is null,
            $"v{before}, then v{after}; {both} with {Count(both)} of 2, then {removed} with {Count(removed)} of 1");
    }

    private static async Task<Finding> SameAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        await ClearAsync(app, cancellationToken).ConfigureAwait(false);
        await app.ConfigureAsync(cancellationToken, (Second, "2")).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var before = await app.VersionAsync(cancellationToken).ConfigureAwait(false);
        await app.ConfigureAsync(cancellationToken, (Second, "2")).ConfigureAwait(false);
        var after = await app.VersionAsync(cancellationToken).ConfigureAwait(false);
        await app.ConfigureAsync(cancellationToken, (First, "1"), (Second, null)).ConfigureAwait(false);
        var mixed = await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            before == after && mixed.Text("description") == $"Set {First} and remove {Second} config vars",
            $"v{before}, then v{after}; \"{mixed.Text("description")}\"");
    }

    private static async Task<Finding> FailedAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        if (app.CommandSlug is not { } slug)
        {
            return Finding.NotCheckable("no slug with a release command could be released");
        }

        await app.ConfigureAsync(cancellationToken, (Restoration.ExitStatus, "0")).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        await app.ReleaseAsync(slug, cancellationToken).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);

        // The release command ends with this status; the emulator takes it so where the var was there before.
        await app.ConfigureAsync(cancellationToken, (Restoration.ExitStatus, "1")).ConfigureAwait(false);
        var ended = await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var kept = await app.GetAsync("/config-vars", cancellationToken).ConfigureAwait(false);
        var failed = await app.GetAsync($"/releases/{ended.Text("id")}/config-vars", cancellationToken).ConfigureAwait(false);
        await app.ConfigureAsync(cancellationToken, (Second, "3")).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var next = await app.GetAsync("/config-vars", cancellationToken).ConfigureAwait(false);
        await app.ConfigureAsync(cancellationToken, (Restoration.ExitStatus, null), (Second, null)).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return ended.Text("status") != "failed"
            ? Finding.NotCheckable($"the release command did not fail: {ended.Text("status") ?? "no status"}")
            : Finding.Of(
                (Status(kept), Status(failed), Status(next), next.Text(Second)) == ("0", "1", "0", "3"),
                $"changed from 0 to 1, the var is {Status(kept)} on the app, {Status(failed)} in the failed version, {Status(next)} after the next change");
    }

    // Runs while the slug with the release command is current.
    private static async Task<Finding> PendingAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var current = await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        if (app.CommandSlug is null || current.Text("slug", "id") != app.CommandSlug)
        {
            return Finding.NotCheckable("no slug with a release command is current");
        }

        await ClearAsync(app, cancellationToken).ConfigureAwait(false);
        var changed = await app.ConfigureAsync(cancellationToken, (First, "60")).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var after = await app.GetAsync("/config-vars", cancellationToken).ConfigureAwait(false);
        var isWarned = changed.Header("Warning-Message") is not null;
        return Finding.Of(
            changed.IsSuccess && changed.Text(First) is null && after.Text(First) == "60" && isWarned && after.Header("Warning-Message") is null,
            $"{changed} with the {(changed.Text(First) is null ? "old" : "new")} values {(isWarned ? "and" : "without")} a warning; "
            + $"then the {(after.Text(First) is null ? "old" : "new")} ones");
    }

    private static string Status(Seen config) => config.Text(Restoration.ExitStatus) ?? "missing";

    private static async Task ClearAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        await app.ConfigureAsync(cancellationToken, (First, null), (Second, null)).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
    }

    private static int Count(Seen config) => new[] { First, Second }.Count(name => config.Text(name) is not null);
}
