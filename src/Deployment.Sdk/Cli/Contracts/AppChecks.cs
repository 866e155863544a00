using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>Maintenance, coupling, formation and dynos.</summary>
internal static class AppChecks
{
    /// <summary>These come first: some are true only of an app without code.</summary>
    public static ImmutableArray<ContractCheck> BeforeReleases { get; } =
    [
        new("17", "The coupling of an app without a pipeline is 404.", CouplingAsync),
        new("P8", "Maintenance is switched by a change of the app, and makes no release.", MaintenanceAsync),
        new("15", "A one-off dyno on an app without a slug is 422. A finished one is gone at once.", OneOffAsync),
    ];

    /// <summary>These look at what the releases of the checks have brought.</summary>
    public static ImmutableArray<ContractCheck> AfterReleases { get; } =
    [
        new("13", "`release` stands in the formation, with no dynos; a new `web` starts with one, every other type with none.", FormationAsync),
        new("14", "An unknown process type in a formation update is 404, and nothing of that update is applied.", UnknownTypeAsync),
        new(
            "40",
            "A dyno of the formation that is stopped is started again, as if restarted. Restarting or stopping a "
            + "process type that the app does not have is 404.",
            NoSuchTypeAsync),
        new(
            "47",
            "The owner of an app is its collaborator with the role `owner` and all four permissions.",
            OwnerAsync),
        new(
            "48",
            "A log session's address is good for five minutes, for any number of readers, and 404 afterwards. `dyno`, "
            + "`dyno_name` and `type` take a dyno (`web.1`) or a process type (`web`). More than 1500 `lines` is 422.",
            LogSessionAsync),
        new(
            "96",
            "The terminal of a one-off dyno begins with a line of its own, a greeting. What the dyno runs is then read by a POSIX shell, "
            + "and may have a line end in it.",
            TerminalAsync),
        ContractCheck.NotCheckable(
            "16", "An attached dyno waits a minute for its client and lets in one.", "takes terminals and minutes"),
    ];

    // Without a greeting the word would be taken for one, and never be seen.
    private static async Task<Finding> TerminalAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        if (app.PlainSlug is null)
        {
            return Finding.NotCheckable("no slug could be released, so nothing runs");
        }

        var lines = new List<string>();
        try
        {
            var status = await app.Calls.RunAsync(app.Name, "echo contract-word; exit 3", lines.Add, cancellationToken).ConfigureAwait(false);
            return Finding.Of(
                status == 3 && lines.Any(line => line.Contains("contract-word", StringComparison.Ordinal)),
                $"status {status?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}: {string.Join(" / ", lines.Take(3))}");
        }
        catch (HerokuException refused)
        {
            return Finding.NotCheckable(refused.Message);
        }
    }

    private static async Task<Finding> CouplingAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app.GetAsync("/pipeline-couplings", cancellationToken).ConfigureAwait(false);
        return seen.IsSuccess ? Finding.NotCheckable("the app is in a pipeline") : Finding.Of(seen.Status == 404, seen.ToString());
    }

    private static async Task<Finding> MaintenanceAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var before = await app.VersionAsync(cancellationToken).ConfigureAwait(false);
        var on = await app.SendAsync("PATCH", "", new JsonObject { ["maintenance"] = true }, cancellationToken).ConfigureAwait(false);
        var read = await app.GetAsync("", cancellationToken).ConfigureAwait(false);
        var off = await app.SendAsync("PATCH", "", new JsonObject { ["maintenance"] = false }, cancellationToken).ConfigureAwait(false);
        var after = await app.VersionAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            on.Text("maintenance") == "true" && read.Text("maintenance") == "true" && off.Text("maintenance") == "false" && before == after,
            $"{on} on, read as {read.Text("maintenance")}, {off} off; v{before}, then v{after}");
    }

    private static async Task<Finding> OneOffAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var without = app.HadSlug
            ? null
            : await app.SendAsync("POST", "/dynos", new JsonObject { ["command"] = "true" }, cancellationToken).ConfigureAwait(false);
        if (without is { Status: not 422 })
        {
            return Finding.Differs($"{without} without a slug");
        }

        // The others need it too.
        var slug = await app.CreateSlugAsync(isUploaded: true, cancellationToken, ("web", "sleep 3600"), ("contractworker", "sleep 3600"))
            .ConfigureAwait(false);
        app.PlainSlug = slug.Text("id");
        if (app.PlainSlug is null || await app.ReleaseAsync(app.PlainSlug, cancellationToken).ConfigureAwait(false) is not { IsSuccess: true })
        {
            return Finding.NotCheckable($"no slug could be released to run it: {slug}");
        }

        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var dyno = await app.SendAsync("POST", "/dynos", new JsonObject { ["command"] = "true" }, cancellationToken).ConfigureAwait(false);
        if (dyno.Text("id") is not { } id)
        {
            return Finding.Differs($"{dyno} with a slug");
        }

        var states = new List<string>();
        var last = await app.UntilAsync(
            async () =>
            {
                var look = await app.GetAsync($"/dynos/{id}", cancellationToken).ConfigureAwait(false);
                if (look.Text("state") is { } state && !states.Contains(state))
                {
                    states.Add(state);
                }

                return look;
            },
            look => !look.IsSuccess,
            cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            last.Status == 404 && states.All(state => state is "starting" or "up"),
            $"{(without is null ? "had a slug from the start" : $"{without} without a slug")}; "
            + $"a dyno was {(states.Count == 0 ? "nothing" : string.Join(", ", states))}, then {last}");
    }

    private static async Task<Finding> FormationAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        if (app.CommandSlug is null)
        {
            return Finding.NotCheckable("no slug with a release command could be released");
        }

        var formation = await app.GetAsync("/formation", cancellationToken).ConfigureAwait(false);
        var dynos = formation.Entries().ToDictionary(entry => entry.Text("type") ?? "", entry => entry.Text("quantity"));
        var (release, worker, web) =
            (dynos.GetValueOrDefault("release"), dynos.GetValueOrDefault("contractworker"), dynos.GetValueOrDefault("web"));
        return Finding.Of(
            release == "0" && worker == "0" && (app.Restoration.HadWeb || web == "1"),
            $"release {release ?? "missing"}, a new type {worker ?? "missing"}, "
            + (app.Restoration.HadWeb ? "web was there before" : $"a new web {web ?? "missing"}"));
    }

    private static async Task<Finding> UnknownTypeAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        const string Known = "contractworker";
        var before = (await app.GetAsync($"/formation/{Known}", cancellationToken).ConfigureAwait(false)).Text("quantity");
        if (before is not "0")
        {
            return Finding.NotCheckable($"the process type of the checks has {before ?? "no"} dynos");
        }

        var seen = await app.SendAsync(
            "PATCH",
            "/formation",
            new JsonObject
            {
                ["updates"] = new JsonArray(
                    new JsonObject { ["type"] = Known, ["quantity"] = 1 },
                    new JsonObject { ["type"] = "contractnosuchtype", ["quantity"] = 1 }),
            },
            cancellationToken).ConfigureAwait(false);
        var after = (await app.GetAsync($"/formation/{Known}", cancellationToken).ConfigureAwait(false)).Text("quantity");
        return Finding.Of(seen.Status == 404 && after == before, $"{seen}; the known type had {before}, then {after ?? "no"} dynos");
    }

    private static async Task<Finding> NoSuchTypeAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var restart = await app.SendAsync("DELETE", "/formations/contractnosuchtype", null, cancellationToken).ConfigureAwait(false);
        var stop = await app.SendAsync("POST", "/formations/contractnosuchtype/actions/stop", null, cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            (restart.Status, stop.Status) == (404, 404), $"{restart} for restarting, {stop} for stopping what is not there; no dyno was stopped");
    }

    private static async Task<Finding> OwnerAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var all = await app.GetAsync("/collaborators", cancellationToken).ConfigureAwait(false);
        var team = (await app.GetAsync("", cancellationToken).ConfigureAwait(false)).Text("team", "name");
        var owner = all.Entries().FirstOrDefault(entry => entry.Text("role") == "owner");
        var permissions = owner?.Body.TryGetProperty("permissions", out var list) == true && list.ValueKind == JsonValueKind.Array
            ? list.GetArrayLength()
            : 0;
        return team is not null
            ? Finding.NotCheckable("the app is a team's")
            : Finding.Of(permissions == 4, $"{all}, {(owner is null ? "no owner" : $"an owner with {permissions} permissions")}");
    }

    private static async Task<Finding> LogSessionAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var many = await app.SendAsync("POST", "/log-sessions", new JsonObject { ["lines"] = 1501 }, cancellationToken).ConfigureAwait(false);
        var dyno = await app
            .SendAsync("POST", "/log-sessions", new JsonObject { ["lines"] = 1, ["dyno"] = "web.1" }, cancellationToken).ConfigureAwait(false);
        var type = await app
            .SendAsync("POST", "/log-sessions", new JsonObject { ["lines"] = 1, ["dyno_name"] = "web" }, cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            (many.Status, dyno.Status, type.Status) == (422, 201, 201),
            $"{many} for 1501 lines, {dyno} for a dyno, {type} for a type; no five minutes were waited");
    }
}
