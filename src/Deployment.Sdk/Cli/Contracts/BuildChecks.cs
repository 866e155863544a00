using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>Sources and builds, none of which is of code that a buildpack knows, so that none runs.</summary>
internal static class BuildChecks
{
    public static ImmutableArray<ContractCheck> All { get; } =
    [
        new(
            "20",
            "Storage answers 411 to a chunked upload, 403 to a content type, 400 to a token and to what is not gzip, 413 to what is too large.",
            StorageAsync),
        new("3", "Two builds of one app may run at the same time; each releases when it ends.", TwoBuildsAsync),
        new("4", "A cancelled build has the status `failed`; cancelling one that has ended is 422.", CancelAsync),
        new(
            "19",
            "An unsupported `source_blob.url` is 422; a source that nothing was put to fails the build. An upload address lives for an hour.",
            NoSourceAsync),
        ContractCheck.NotCheckable(
            "1",
            "A build is `succeeded` as soon as its release exists, also while the release command still runs.",
            "takes code that a buildpack of yours can build"),
        ContractCheck.NotCheckable(
            "24",
            "Without a Procfile the default process type is `web` with the command `bin/web`; on Heroku it depends on the buildpack.",
            "takes code that a buildpack of yours can build"),
    ];

    private static async Task<Finding> StorageAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var chunked = await PutAsync(app, EmptyArchive.Bytes, null, isChunked: true, cancellationToken).ConfigureAwait(false);
        var typed = await PutAsync(app, EmptyArchive.Bytes, "application/gzip", isChunked: false, cancellationToken).ConfigureAwait(false);
        var plain = await PutAsync(app, "no gzip"u8.ToArray(), null, isChunked: false, cancellationToken).ConfigureAwait(false);
        return chunked is null || typed is null || plain is null
            ? Finding.NotCheckable("no place for source could be made")
            : Finding.Of(
                (chunked.Status, typed.Status, plain.Status) == (411, 403, 400),
                $"{chunked.Status} chunked, {typed.Status} with a content type, {plain.Status} for what is not gzip; "
                + "no token and nothing large was sent there");
    }

    private static async Task<Finding> TwoBuildsAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var first = await BuildAsync(app, cancellationToken).ConfigureAwait(false);
        var second = await BuildAsync(app, cancellationToken).ConfigureAwait(false);
        app.Builds.AddRange(new[] { first?.Text("id"), second?.Text("id") }.OfType<string>());
        if (app.Builds is not [var one, var other])
        {
            return first is { IsSuccess: true } && second is not null ? Finding.Differs($"{first}, then {second}") : Finding.NotCheckable($"no build began: {first}");
        }

        var both = (
            (await app.GetAsync($"/builds/{one}", cancellationToken).ConfigureAwait(false)).Text("status"),
            (await app.GetAsync($"/builds/{other}", cancellationToken).ConfigureAwait(false)).Text("status"));
        return both == ("pending", "pending")
            ? Finding.Holds("both pending; what they release was not waited for")
            : Finding.NotCheckable($"one had ended before the other was looked at: {both.Item1}, {both.Item2}");
    }

    private static async Task<Finding> CancelAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        if (app.Builds.Count == 0)
        {
            return Finding.NotCheckable("no build began");
        }

        var seen = new List<string>();
        var holds = true;
        foreach (var build in app.Builds)
        {
            var cancelled = await app.SendAsync("DELETE", $"/builds/{build}", null, cancellationToken).ConfigureAwait(false);
            var ended = await app.EndAsync($"/builds/{build}", cancellationToken).ConfigureAwait(false);
            seen.Add(cancelled.IsSuccess ? $"{cancelled}, then {ended.Text("status")}" : $"{cancelled}: it had ended");
            holds &= cancelled.IsSuccess ? ended.Text("status") == "failed" : cancelled.Status == 422;
        }

        var again = await app.SendAsync("DELETE", $"/builds/{app.Builds[0]}", null, cancellationToken).ConfigureAwait(false);
        return Finding.Of(holds && again.Status == 422, $"{string.Join("; ", seen)}; {again} for one that has ended");
    }

    private static async Task<Finding> NoSourceAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var unsupported = await BuildAsync(app, "contract:nothing", cancellationToken).ConfigureAwait(false);
        var source = await app.Calls.SendAsync("POST", "/sources", null, cancellationToken).ConfigureAwait(false);
        var empty = source.Text("source_blob", "get_url") is { } url
            ? await BuildAsync(app, url, cancellationToken).ConfigureAwait(false)
            : source;
        var ended = empty.Text("id") is { } build && empty.IsSuccess
            ? await app.EndAsync($"/builds/{build}", cancellationToken).ConfigureAwait(false)
            : empty;
        return Finding.Of(
            unsupported.Status == 422 && ended.Text("status") == "failed",
            $"{unsupported} for an unsupported address; {empty}, then {ended.Text("status") ?? "no build"} for an empty one; no hour was waited");
    }

    private static async Task<Seen?> PutAsync(
        ScratchApp app, byte[] bytes, string? contentType, bool isChunked, CancellationToken cancellationToken)
    {
        var source = await app.Calls.SendAsync("POST", "/sources", null, cancellationToken).ConfigureAwait(false);
        return Uri.TryCreate(source.Text("source_blob", "put_url"), UriKind.Absolute, out var address)
            ? await app.Calls.PutAsync(address, bytes, contentType, isChunked, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static async Task<Seen?> BuildAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var source = await app.Calls.SendAsync("POST", "/sources", null, cancellationToken).ConfigureAwait(false);
        if (!Uri.TryCreate(source.Text("source_blob", "put_url"), UriKind.Absolute, out var address)
            || source.Text("source_blob", "get_url") is not { } url)
        {
            return null;
        }

        await app.Calls.PutAsync(address, EmptyArchive.Bytes, contentType: null, isChunked: false, cancellationToken).ConfigureAwait(false);
        return await BuildAsync(app, url, cancellationToken).ConfigureAwait(false);
    }

    private static Task<Seen> BuildAsync(ScratchApp app, string url, CancellationToken cancellationToken) =>
        app.SendAsync(
            "POST", "/builds", new JsonObject { ["source_blob"] = new JsonObject { ["url"] = url, ["version"] = "contract" } }, cancellationToken);
}
