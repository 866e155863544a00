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
        new("9", "A change of config is released with the slug of the newest version that has not failed, be it still pending.", SlugAsync),
        new("P11", "A change of config makes one release, answers all config vars, and leaves alone what it does not name.", ChangeAsync),
        new(
            "10",
            "A change that sets what is set already makes no release. A mixed change is described as `Set A and remove B config vars`.",
            SameAsync),
        new("8", "Config that was set stays set when the release command of that change fails.", FailedAsync),
    ];

    private static async Task<Finding> SlugAsync(ScratchApp app, CancellationToken cancellationToken)
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
        return Finding.Of(
            changed.IsSuccess && slug == good,
            $"{changed}: the slug of {(slug == good ? "the newest that succeeded" : slug == newest.Text("slug", "id") ? "the one that failed" : "neither")}; "
            + "none was pending");
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

        await app.ConfigureAsync(cancellationToken, (Restoration.ExitStatus, null)).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        await app.ReleaseAsync(slug, cancellationToken).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var changed = await app.ConfigureAsync(cancellationToken, (Restoration.ExitStatus, "1")).ConfigureAwait(false);
        var ended = await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var config = await app.GetAsync("/config-vars", cancellationToken).ConfigureAwait(false);
        await app.ConfigureAsync(cancellationToken, (Restoration.ExitStatus, null)).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return ended.Text("status") != "failed"
            ? Finding.NotCheckable($"the release command did not fail: {ended.Text("status")}")
            : Finding.Of(
                config.Text(Restoration.ExitStatus) == "1",
                $"{changed}, the release failed, and the var is {(config.Text(Restoration.ExitStatus) is null ? "not set" : "set")}");
    }

    private static async Task ClearAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        await app.ConfigureAsync(cancellationToken, (First, null), (Second, null)).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
    }

    private static int Count(Seen config) => new[] { First, Second }.Count(name => config.Text(name) is not null);
}
