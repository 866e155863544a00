using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>What a second scratch app can show: pipelines and promotions, in a pipeline that is made for it and deleted afterwards.</summary>
internal static class TwoAppChecks
{
    private const string WithoutSecond = "takes a second scratch app: --second APP";
    private const string WithoutPipeline = "there is no pipeline of both apps";

    public static ImmutableArray<ContractCheck> All { get; } =
    [
        new(
            "45",
            "Two pipelines never have the same name, and an app is in one pipeline at most: otherwise 422. Deleting a "
            + "pipeline leaves its apps.",
            OfTwo(PipelineAsync)),
        new("25", "A slug of any app may be released on any other.", OfTwo(OtherSlugAsync)),
        new("5", "A promoted release has the very slug of its source, with the same id.", OfTwo(PromotedSlugAsync)),
        new(
            "98",
            "A promotion that names a release of its source in `source.release` promotes that release, be it current or not.",
            OfTwo(PinnedAsync)),
        new(
            "7",
            "A promotion target that fails still names its release, and says `The release command failed.`",
            OfTwo(FailingTargetAsync)),
        new(
            "46",
            "The latest deployment of an app is its newest release with another slug than the release before it; one "
            + "that failed counts.",
            OfTwo(LatestDeploymentAsync)),
        new(
            "51",
            "In a pipeline's latest releases and deployments `artifacts` is a list, as in a release; the schema has "
            + "one object there.",
            OfTwo(ArtifactsAsync)),
    ];

    private static Func<ScratchApp, CancellationToken, Task<Finding>> OfTwo(
        Func<ScratchApp, ScratchApp, CancellationToken, Task<Finding>> look) =>
        (app, cancellationToken) => app.Second is { } second
            ? look(app, second, cancellationToken)
            : Task.FromResult(Finding.NotCheckable(WithoutSecond));

    private static async Task<Finding> PipelineAsync(ScratchApp first, ScratchApp second, CancellationToken cancellationToken)
    {
        foreach (var app in (ScratchApp[])[first, second])
        {
            if ((await app.GetAsync("/pipeline-couplings", cancellationToken).ConfigureAwait(false)).Status != 404)
            {
                return Finding.NotCheckable($"{app.Name} is in a pipeline already");
            }
        }

        var owner = (await first.GetAsync("", cancellationToken).ConfigureAwait(false)).Text("owner", "id");
        var name = $"contract-{Guid.NewGuid().ToString("N")[..12]}";
        var made = await CreateAsync(name).ConfigureAwait(false);
        var again = await CreateAsync(name).ConfigureAwait(false);
        var other = await CreateAsync($"{name}-b").ConfigureAwait(false);
        if (made.Text("id") is not { } pipeline || other.Text("id") is not { } spare)
        {
            return Finding.NotCheckable($"no pipeline could be made: {made}, {other}");
        }

        await CoupleAsync(first, pipeline, "development").ConfigureAwait(false);
        var twice = await CoupleAsync(first, spare, "development").ConfigureAwait(false);
        await CoupleAsync(second, spare, "staging").ConfigureAwait(false);
        await first.Calls.SendAsync("DELETE", $"/pipelines/{spare}", null, cancellationToken).ConfigureAwait(false);
        var left = await second.GetAsync("", cancellationToken).ConfigureAwait(false);
        var coupled = await CoupleAsync(second, pipeline, "staging").ConfigureAwait(false);
        first.Pipeline = coupled.IsSuccess ? pipeline : null;
        return Finding.Of(
            again.Status == 422 && twice.Status == 422 && left.IsSuccess,
            $"the name again {again}, the app again {twice}, the app of a deleted pipeline {left}");

        async Task<Seen> CreateAsync(string wanted)
        {
            var seen = await first.Calls.SendAsync(
                "POST",
                "/pipelines",
                new JsonObject { ["name"] = wanted, ["owner"] = new JsonObject { ["id"] = owner, ["type"] = "user" } }.ToJsonString(),
                cancellationToken).ConfigureAwait(false);
            if (seen.Text("id") is { } id && seen.IsSuccess)
            {
                first.Pipelines.Add(id);
            }

            return seen;
        }

        Task<Seen> CoupleAsync(ScratchApp app, string to, string stage) => app.Calls.SendAsync(
            "POST",
            "/pipeline-couplings",
            new JsonObject { ["app"] = app.Name, ["pipeline"] = to, ["stage"] = stage }.ToJsonString(),
            cancellationToken);
    }

    private static async Task<Finding> OtherSlugAsync(ScratchApp first, ScratchApp second, CancellationToken cancellationToken)
    {
        if (first.PlainSlug is not { } slug)
        {
            return Finding.NotCheckable("no slug could be made");
        }

        var seen = await second.ReleaseAsync(slug, cancellationToken).ConfigureAwait(false);
        var ended = await second.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            seen.Status == 201 && ended.Text("slug", "id") == slug && ended.Text("status") == "succeeded",
            $"{seen}, then {ended.Text("status") ?? "no status"}");
    }

    private static async Task<Finding> PromotedSlugAsync(ScratchApp first, ScratchApp second, CancellationToken cancellationToken)
    {
        if (await ReleasedAsync(first, cancellationToken).ConfigureAwait(false) is not { } source)
        {
            return Finding.NotCheckable("no slug could be released");
        }

        var target = await PromoteAsync(first, second, null, cancellationToken).ConfigureAwait(false);
        var made = await second.NewestReleaseAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            target.Text("status") == "succeeded" && made.Text("slug", "id") == source.Text("slug", "id"),
            $"{target} {target.Text("status") ?? "no target"}, {(made.Text("slug", "id") == source.Text("slug", "id") ? "the same slug" : "another slug")}");
    }

    private static async Task<Finding> PinnedAsync(ScratchApp first, ScratchApp second, CancellationToken cancellationToken)
    {
        if (await ReleasedAsync(first, cancellationToken).ConfigureAwait(false) is not { } older
            || await ReleasedAsync(first, cancellationToken).ConfigureAwait(false) is not { } newer
            || older.Text("slug", "id") == newer.Text("slug", "id"))
        {
            return Finding.NotCheckable("no two slugs could be released");
        }

        var target = await PromoteAsync(first, second, older.Text("id"), cancellationToken).ConfigureAwait(false);
        var slug = (await second.NewestReleaseAsync(cancellationToken).ConfigureAwait(false)).Text("slug", "id");
        return Finding.Of(
            slug == older.Text("slug", "id"),
            $"{target} {target.Text("status") ?? "no target"}, the slug of {(slug == older.Text("slug", "id") ? "that release" : slug == newer.Text("slug", "id") ? "the current one" : "neither")}");
    }

    private static async Task<Finding> FailingTargetAsync(ScratchApp first, ScratchApp second, CancellationToken cancellationToken)
    {
        if (first.CommandSlug is not { } slug || first.Pipeline is null)
        {
            return Finding.NotCheckable(first.Pipeline is null ? WithoutPipeline : "no slug with a release command could be made");
        }

        await second.ConfigureAsync(cancellationToken, (Restoration.ExitStatus, "1")).ConfigureAwait(false);
        await second.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        await first.ReleaseAsync(slug, cancellationToken).ConfigureAwait(false);
        await first.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        var target = await PromoteAsync(first, second, null, cancellationToken).ConfigureAwait(false);
        return target.Text("status") is null
            ? Finding.NotCheckable($"it could not be promoted: {target}")
            : Finding.Of(
                target.Text("status") == "failed" && target.Text("release", "id") is not null
                    && target.Text("error_message") == "The release command failed.",
                $"{target.Text("status")}, {(target.Text("release", "id") is null ? "without" : "with")} a release: {target.Text("error_message") ?? "no message"}");
    }

    private static async Task<Finding> LatestDeploymentAsync(ScratchApp first, ScratchApp second, CancellationToken cancellationToken)
    {
        if (first.Pipeline is not { } pipeline)
        {
            return Finding.NotCheckable(WithoutPipeline);
        }

        var id = (await second.GetAsync("", cancellationToken).ConfigureAwait(false)).Text("id");
        var list = await second
            .GetAsync("/releases", cancellationToken, ("Range", "version ..; order=desc, max=200")).ConfigureAwait(false);
        Seen[] releases = [.. list.Entries()];
        var expected = releases.Zip(releases.Skip(1))
            .FirstOrDefault(pair => pair.First.Text("slug", "id") != pair.Second.Text("slug", "id")).First?.Text("version");
        var latest = await first.Calls.GetAsync($"/pipelines/{pipeline}/latest-deployments", cancellationToken).ConfigureAwait(false);
        var found = latest.Entries().FirstOrDefault(entry => entry.Text("app", "id") == id)?.Text("version");
        return Finding.Of(expected is not null && found == expected, $"{latest}, v{found ?? "?"} where v{expected ?? "?"} was expected");
    }

    private static async Task<Finding> ArtifactsAsync(ScratchApp first, ScratchApp second, CancellationToken cancellationToken)
    {
        if (first.Pipeline is not { } pipeline)
        {
            return Finding.NotCheckable(WithoutPipeline);
        }

        var kinds = new List<JsonValueKind>();
        foreach (var list in (string[])["latest-releases", "latest-deployments"])
        {
            var seen = await first.Calls.GetAsync($"/pipelines/{pipeline}/{list}", cancellationToken).ConfigureAwait(false);
            kinds.AddRange(seen.Entries().Select(
                entry => entry.Body.TryGetProperty("artifacts", out var artifacts) ? artifacts.ValueKind : JsonValueKind.Undefined));
        }

        return Finding.Of(
            kinds.Count > 0 && kinds.All(kind => kind == JsonValueKind.Array), string.Join(", ", kinds.Distinct().DefaultIfEmpty()));
    }

    /// <summary>A release of a slug of its own; null if none could be made.</summary>
    private static async Task<Seen?> ReleasedAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var slug = await app.CreateSlugAsync(isUploaded: true, cancellationToken, ("web", "true")).ConfigureAwait(false);
        if (slug.Text("id") is not { } id || !(await app.ReleaseAsync(id, cancellationToken).ConfigureAwait(false)).IsSuccess)
        {
            return null;
        }

        var ended = await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return ended.Text("status") == "succeeded" ? ended : null;
    }

    /// <summary>Promotes, and waits for the end of the target; what refused it, if there is none.</summary>
    private static async Task<Seen> PromoteAsync(ScratchApp from, ScratchApp to, string? release, CancellationToken cancellationToken)
    {
        var source = new JsonObject { ["app"] = new JsonObject { ["id"] = await IdAsync(from).ConfigureAwait(false) } };
        if (release is not null)
        {
            source["release"] = new JsonObject { ["id"] = release };
        }

        var made = await from.Calls.SendAsync(
            "POST",
            "/pipeline-promotions",
            new JsonObject
            {
                ["pipeline"] = new JsonObject { ["id"] = from.Pipeline },
                ["source"] = source,
                ["targets"] = new JsonArray(new JsonObject { ["app"] = new JsonObject { ["id"] = await IdAsync(to).ConfigureAwait(false) } }),
            }.ToJsonString(),
            cancellationToken).ConfigureAwait(false);
        if (!made.IsSuccess || made.Text("id") is not { } promotion)
        {
            return made;
        }

        return await from.UntilAsync(
            async () =>
            {
                var targets = await from.Calls
                    .GetAsync($"/pipeline-promotions/{promotion}/promotion-targets", cancellationToken).ConfigureAwait(false);
                return targets.Entries().FirstOrDefault() ?? targets;
            },
            target => target.Text("status") is "succeeded" or "failed",
            cancellationToken).ConfigureAwait(false);

        async Task<string?> IdAsync(ScratchApp app) => (await app.GetAsync("", cancellationToken).ConfigureAwait(false)).Text("id");
    }
}
