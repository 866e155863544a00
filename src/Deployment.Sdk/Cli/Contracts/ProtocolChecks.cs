using System.Collections.Immutable;
using System.Globalization;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>What Heroku's documentation promises of every call. These only read.</summary>
internal static class ProtocolChecks
{
    private const string NoApp = "/apps/contract-no-such-app-0000";

    public static ImmutableArray<ContractCheck> All { get; } =
    [
        new("P1", "A call that names no version is 406 `not_acceptable`.", NoVersionAsync),
        new("P2", "A wrong token is 401 `unauthorized`.", WrongTokenAsync),
        new("P3", "An app that does not exist is 404 `not_found`, and the answer says that it is an app.", NoAppAsync),
        new("P4", "A range that cannot be understood is 416 `requested_range_not_satisfiable`.", BadRangeAsync),
        new("P5", "An answer that did not change since its `ETag` is 304 for `If-None-Match`.", NotModifiedAsync),
        new("P6", "Every answer has a `Request-Id` of its own.", RequestIdAsync),
        new("P7", "Every answer says how many calls are left, and asking for that number alone is not counted.", RateLimitAsync),
        new(
            "63",
            "A 412 has the id `precondition_failed`. `If-Match` means the `GET` of the same address, a weak tag never matches, and where "
            + "nothing can be got it is 412. Of two requests with `If-Match` that saw the same, one is done; one without it may come between.",
            PreconditionAsync),
        new("64", "The tag of a list is that of the page which was answered; errors have a tag too.", TagsAsync),
        new("66", "A method that an address does not have is 404, never 405.", NoMethodAsync),
        new("67", "Heroku's API can be read by web pages of any origin. The emulator refuses them on purpose.", OriginAsync),
        new("68", "`X-Http-Method-Override` is taken for any method, though only `PATCH` is documented.", OverrideAsync),
        new("71", "`POST /filters/apps` answers apps as the schema's `team-app`, with `joined` true and `locked` false.", FilterAsync),
        new("22", "The token is checked before the version header, and both before the address.", OrderAsync),
    ];

    private static async Task<Finding> NoVersionAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app.GetAsync("", cancellationToken, ("Accept", "application/json")).ConfigureAwait(false);
        return Finding.Of(seen is { Status: 406 } && seen.Text("id") == "not_acceptable", seen.ToString());
    }

    private static async Task<Finding> WrongTokenAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app.GetAsync("", cancellationToken, ("Authorization", "Bearer 00000000-0000-4000-8000-000000000000"))
            .ConfigureAwait(false);
        return Finding.Of(seen is { Status: 401 } && seen.Text("id") == "unauthorized", seen.ToString());
    }

    private static async Task<Finding> NoAppAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app.Calls.GetAsync(NoApp, cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            seen is { Status: 404 } && seen.Text("id") == "not_found" && seen.Text("resource") == "app",
            $"{seen}, resource {seen.Text("resource") ?? "none"}");
    }

    private static async Task<Finding> BadRangeAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app.GetAsync("/releases", cancellationToken, ("Range", "colour ..; max=1")).ConfigureAwait(false);
        return Finding.Of(seen is { Status: 416 } && seen.Text("id") == "requested_range_not_satisfiable", seen.ToString());
    }

    private static async Task<Finding> NotModifiedAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var first = await app.GetAsync("", cancellationToken).ConfigureAwait(false);
        if (first.Header("ETag") is not { } tag)
        {
            return Finding.NotCheckable("the answer has no ETag, so nothing is ever asked for again in this way");
        }

        var second = await app.GetAsync("", cancellationToken, ("If-None-Match", tag)).ConfigureAwait(false);
        return Finding.Of(second.Status == 304, $"{first}, then {second}");
    }

    private static async Task<Finding> RequestIdAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var good = await app.GetAsync("", cancellationToken).ConfigureAwait(false);
        var bad = await app.Calls.GetAsync(NoApp, cancellationToken).ConfigureAwait(false);
        var (one, other) = (good.Header("Request-Id"), bad.Header("Request-Id"));
        return Finding.Of(
            one is not null && other is not null && one != other,
            $"{good} {(one is null ? "without" : "with")} one, {bad} {(other is null ? "without" : one == other ? "with the same" : "with another")}");
    }

    private static async Task<Finding> RateLimitAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var first = await app.Calls.GetAsync("/account/rate-limits", cancellationToken).ConfigureAwait(false);
        var second = await app.Calls.GetAsync("/account/rate-limits", cancellationToken).ConfigureAwait(false);
        var third = await app.GetAsync("", cancellationToken).ConfigureAwait(false);
        var header = third.Header("RateLimit-Remaining");
        return Finding.Of(
            Number(first.Text("remaining")) is { } before && Number(second.Text("remaining")) is { } after && after >= before && Number(header) is not null,
            $"{first.Text("remaining") ?? "none"} left, then {second.Text("remaining") ?? "none"}; an app says {header ?? "nothing"}");
    }

    private static async Task<Finding> OrderAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var nothing = await app.Calls
            .GetAsync("/contract/nowhere", cancellationToken, ("Authorization", ""), ("Accept", "application/json")).ConfigureAwait(false);
        var token = await app.Calls.GetAsync("/contract/nowhere", cancellationToken, ("Accept", "application/json")).ConfigureAwait(false);
        var both = await app.Calls.GetAsync("/contract/nowhere", cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            (nothing.Status, token.Status, both.Status) == (401, 406, 404),
            $"with neither {nothing}, with the token {token}, with both {both}");
    }

    // The change is none: maintenance stays what it is.
    private static async Task<Finding> PreconditionAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var read = await app.GetAsync("", cancellationToken).ConfigureAwait(false);
        var body = $$"""{"maintenance":{{(read.Text("maintenance") == "true" ? "true" : "false")}}}""";
        if (read.Header("ETag") is not { } tag)
        {
            return Finding.NotCheckable("the answer has no ETag");
        }

        var wrong = await app.Calls.SendAsync("PATCH", app.Path, body, cancellationToken, ("If-Match", "\"contract\"")).ConfigureAwait(false);
        var weak = await app.Calls
            .SendAsync("PATCH", app.Path, body, cancellationToken, ("If-Match", $"W/{tag.Replace("W/", "", StringComparison.Ordinal)}"))
            .ConfigureAwait(false);
        return Finding.Of(
            wrong is { Status: 412 } && wrong.Text("id") == "precondition_failed" && weak.Status == 412,
            $"{wrong} for another tag, {weak} for a weak one; no two requests were sent at once");
    }

    private static async Task<Finding> TagsAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var list = await app.GetAsync("/releases", cancellationToken, ("Range", "version ..; max=1")).ConfigureAwait(false);
        var other = await app.GetAsync("/formation", cancellationToken).ConfigureAwait(false);
        var error = await app.Calls.GetAsync(NoApp, cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            list.Header("ETag") is { } one && other.Header("ETag") is { } two && one != two && error.Header("ETag") is not null,
            $"{list} {With(list)}, {other} {With(other)}, {error} {With(error)}");
    }

    private static async Task<Finding> NoMethodAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app.Calls.SendAsync("PUT", $"{app.Path}/pipeline-couplings", null, cancellationToken).ConfigureAwait(false);
        return Finding.Of(seen.Status == 404, seen.ToString());
    }

    private static async Task<Finding> OriginAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app.GetAsync("", cancellationToken, ("Origin", "https://contract.example")).ConfigureAwait(false);
        return seen is { Status: 403 } && seen.Text("message")?.Contains("rehearsal", StringComparison.Ordinal) == true
            ? Finding.NotCheckable("this is the emulator, which refuses it on purpose")
            : Finding.Of(
                seen.IsSuccess && seen.Header("Access-Control-Allow-Origin") is not null,
                $"{seen}, allowed for {seen.Header("Access-Control-Allow-Origin") ?? "nobody"}");
    }

    private static async Task<Finding> OverrideAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app.Calls
            .SendAsync("POST", app.Path, null, cancellationToken, ("X-Http-Method-Override", "GET")).ConfigureAwait(false);
        return Finding.Of(seen.Status == 200 && seen.Text("name") == app.Name, $"{seen} for a GET that was sent as a POST");
    }

    private static async Task<Finding> FilterAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var id = (await app.GetAsync("", cancellationToken).ConfigureAwait(false)).Text("id");
        var seen = await app.Calls.SendAsync(
            "POST",
            "/filters/apps",
            $$$"""{"in":{"id":["{{{id}}}"]}}""",
            cancellationToken,
            ("Accept", ContractCalls.Version + ".filters"),
            ("Range", "id ..; max=1000")).ConfigureAwait(false);
        var found = seen.Entries().FirstOrDefault();
        return Finding.Of(
            found?.Text("id") == id && found?.Text("joined") == "true" && found?.Text("locked") == "false",
            $"{seen}, joined {found?.Text("joined") ?? "missing"}, locked {found?.Text("locked") ?? "missing"}");
    }

    private static string With(Seen seen) => seen.Header("ETag") is null ? "without a tag" : "with a tag";

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
