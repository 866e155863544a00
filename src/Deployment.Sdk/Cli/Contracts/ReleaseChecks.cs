using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>Slugs, releases and rollbacks.</summary>
internal static class ReleaseChecks
{
    public static ImmutableArray<ContractCheck> All { get; } =
    [
        new("2", "A release without a release command is answered as `succeeded` at once, never as `pending`.", WithoutCommandAsync),
        new("23", "A slug made with `POST /slugs` may be released before anything was uploaded for it.", NeverUploadedAsync),
        new("P9", "A release with a release command is `pending`, names its output, and is not current before that ends.", WithCommandAsync),
        new(
            "61",
            "Any number of releases of one app may be pending (seen in heroku/heroku-apps issue 192), so none is refused with 409. That their "
            + "commands wait for each other is assumed.",
            SeveralAsync),
        new("12", "The current release is itself eligible for a rollback.", EligibleAsync),
        new("P10", "A rollback makes a new version with the slug of the old one.", RollbackAsync),
        new(
            "6",
            "Only a release that succeeded and has an unexpired slug may be promoted or rolled back to; otherwise 422.",
            RefusedRollbackAsync),
        ContractCheck.NotCheckable(
            "11", "Of several versions that succeed in any order, the highest is current.", "takes release commands that overtake each other"),
    ];

    private static async Task<Finding> WithoutCommandAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        if (app.PlainSlug is not { } slug)
        {
            return Finding.NotCheckable("no slug could be made");
        }

        var seen = await app.ReleaseAsync(slug, cancellationToken).ConfigureAwait(false);
        return Finding.Of(seen.Status == 201 && seen.Text("status") == "succeeded", $"{seen}, {seen.Text("status") ?? "no status"}");
    }

    private static async Task<Finding> NeverUploadedAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var slug = await app.CreateSlugAsync(isUploaded: false, cancellationToken, ("web", "sleep 3600"), ("contractworker", "sleep 3600"))
            .ConfigureAwait(false);
        if (slug.Text("id") is not { } id)
        {
            return Finding.NotCheckable($"no slug could be made: {slug}");
        }

        var seen = await app.ReleaseAsync(id, cancellationToken).ConfigureAwait(false);
        return Finding.Of(seen.Status == 201, seen.ToString());
    }

    private static async Task<Finding> WithCommandAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var slug = await app.CreateSlugAsync(
            isUploaded: true,
            cancellationToken,
            ("web", "sleep 3600"),
            ("contractworker", "sleep 3600"),
            ("release", $"exit ${{{Restoration.ExitStatus}:-0}}")).ConfigureAwait(false);
        if (slug.Text("id") is not { } id)
        {
            return Finding.NotCheckable($"no slug could be made: {slug}");
        }

        var seen = await app.ReleaseAsync(id, cancellationToken).ConfigureAwait(false);
        var ended = await app.EndAsync($"/releases/{seen.Text("id")}", cancellationToken).ConfigureAwait(false);
        app.CommandSlug = ended.Text("status") == "succeeded" ? id : null;
        return Finding.Of(
            seen.Status == 201 && seen.Text("status") == "pending" && seen.Text("current") == "false"
                && seen.Text("output_stream_url") is not null && ended.Text("status") == "succeeded" && ended.Text("current") == "true",
            $"{seen}, {seen.Text("status") ?? "no status"} {(seen.Text("output_stream_url") is null ? "without" : "with")} output, "
            + $"then {ended.Text("status") ?? "no status"}");
    }

    private static async Task<Finding> SeveralAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        if (app.CommandSlug is not { } slug)
        {
            return Finding.NotCheckable("no slug with a release command could be released");
        }

        var first = await app.ReleaseAsync(slug, cancellationToken).ConfigureAwait(false);
        var second = await app.ReleaseAsync(slug, cancellationToken).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            (first.Status, second.Status) == (201, 201), $"{first}, then {second} at once; whether their commands waited was not looked at");
    }

    private static async Task<Finding> EligibleAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var newest = await app.NewestReleaseAsync(cancellationToken).ConfigureAwait(false);
        return newest.Text("current") != "true" || newest.Text("slug", "id") is null
            ? Finding.NotCheckable("the newest release is not current, or has no slug")
            : Finding.Of(newest.Text("eligible_for_rollback") == "true", $"eligible_for_rollback is {newest.Text("eligible_for_rollback") ?? "missing"}");
    }

    private static async Task<Finding> RollbackAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var current = await app.NewestReleaseAsync(cancellationToken).ConfigureAwait(false);
        var list = await app.GetAsync("/releases", cancellationToken, ("Range", "version ..; order=desc, max=200")).ConfigureAwait(false);
        var old = list.Entries().FirstOrDefault(release =>
            release.Text("eligible_for_rollback") == "true" && release.Text("slug", "id") == app.PlainSlug && app.PlainSlug is not null);
        if (old?.Text("id") is not { } id)
        {
            return Finding.NotCheckable("no release of the checks can be rolled back to");
        }

        var seen = await RollBackToAsync(app, id, cancellationToken).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            seen.Status == 201 && seen.Text("slug", "id") == old.Text("slug", "id") && seen.Text("version") != current.Text("version"),
            $"{seen}: v{current.Text("version")}, then v{seen.Text("version") ?? "?"} with "
            + $"{(seen.Text("slug", "id") == old.Text("slug", "id") ? "that" : "another")} slug, \"{seen.Text("description")}\"");
    }

    private static async Task<Finding> RefusedRollbackAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var list = await app.GetAsync("/releases", cancellationToken, ("Range", "version ..; max=200")).ConfigureAwait(false);
        var empty = list.Entries().FirstOrDefault(release => release.Text("slug", "id") is null);
        var failing = await app.CreateSlugAsync(isUploaded: true, cancellationToken, ("web", "sleep 3600"), ("release", "exit 1"))
            .ConfigureAwait(false);
        var failed = failing.Text("id") is { } slug
            ? await app.ReleaseAsync(slug, cancellationToken).ConfigureAwait(false) is { IsSuccess: true } released
                ? await app.EndAsync($"/releases/{released.Text("id")}", cancellationToken).ConfigureAwait(false)
                : null
            : null;
        var seen = new List<(string What, Seen Answer)>();
        foreach (var (what, release) in new[] { ("without a slug", empty), ("failed", failed?.Text("status") == "failed" ? failed : null) })
        {
            if (release?.Text("id") is { } id)
            {
                seen.Add((what, await RollBackToAsync(app, id, cancellationToken).ConfigureAwait(false)));
            }
        }

        return seen.Count == 0
            ? Finding.NotCheckable("the app has no release without a slug, and none failed")
            : Finding.Of(
                seen.All(one => one.Answer.Status == 422),
                string.Join("; ", seen.Select(one => $"{one.Answer} for one {one.What}")) + "; promoting takes a pipeline");
    }

    private static Task<Seen> RollBackToAsync(ScratchApp app, string release, CancellationToken cancellationToken) =>
        app.SendAsync("POST", "/releases", new JsonObject { ["release"] = release }, cancellationToken);
}
