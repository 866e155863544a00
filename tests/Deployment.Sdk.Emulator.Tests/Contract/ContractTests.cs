using System.Collections.Concurrent;
using System.Text.Json;
using Deployment.Sdk.Emulator.Tests.Support;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Tests.Contract;

/// <summary>The emulator against Heroku's hyper-schema, where it is at hand.</summary>
public sealed class ContractTests
{
    /// <summary>Every answer in this assembly is judged by the <see cref="Witness"/>; here are those of a whole delivery.</summary>
    [Fact(Timeout = 180_000)]
    public async Task A_delivery_of_the_sample_from_build_to_promotion_is_answered_as_the_schema_says()
    {
        SkipWithoutSchema();
        var ct = TestContext.Current.CancellationToken;
        using var repository = TemporaryRepository.Create();
        using var remote = TemporaryRepository.CreateBare();
        using var state = new TemporaryFolder();
        repository.AddRemote(remote);
        repository.Commit("Begin", TemporaryRepository.Ada, ("Procfile", "web: gunicorn\nrelease: python manage.py migrate\n"), ("manage.py", "\n"));
        repository.Push("master");
        using var heroku = await EmulateProcess.StartAsync(repository, state["heroku"], ct);
        var links = new ConcurrentDictionary<string, byte>();
        await using var proxy = await WitnessingProxy.StartAsync(heroku.Api, link => links.TryAdd(link.Name, 0), ct);
        (string, string)[] variables =
        [
            ("HEROKU_API_URL", proxy.Address.GetLeftPart(UriPartial.Authority)),
            ("HEROKU_API_CERTIFICATE", heroku.CertificateFile),
        ];

        await SampleProcess.RunAsync(
            repository, [.. variables, ("HEROKU_API_KEY_UAT", heroku.Token)], ["deploy", "--branch", "master"], ct);
        await SampleProcess.RunAsync(
            repository,
            [.. variables, ("HEROKU_API_KEY_LIVE", heroku.Token)],
            ["promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live"],
            ct);

        // The calls without which there was no delivery.
        foreach (var expected in new[]
        {
            "source POST /sources", "build POST /apps/{}/builds", "release GET /apps/{}/releases", "slug GET /apps/{}/slugs/{}",
            "pipeline-promotion POST /pipeline-promotions", "pipeline-promotion-target GET /pipeline-promotions/{}/promotion-targets",
        })
        {
            Assert.Contains(expected, links.Keys);
        }
    }

    /// <summary>Beside the tests that read them for what they say: no address that can be read is left out.</summary>
    [Fact]
    public async Task Every_address_that_can_be_read_is_answered_as_the_schema_says()
    {
        SkipWithoutSchema();
        await using var rig = await Rig.StartAsync();
        var known = await PartsAsync(rig);
        var unread = new List<string>();

        foreach (var pattern in rig.Emulator.Addresses
            .Where(address => address.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(address => address.RoutePattern))
        {
            var text = pattern.RawText!;
            if (Unread.Contains(text))
            {
                unread.Add(text);
                continue;
            }

            var path = text == "/apps/{app}/review-app"
                ? $"/apps/{known["review-app"]}/review-app"
                : pattern.Parameters.Aggregate(
                    text, (filled, part) => known.TryGetValue(part.Name, out var value) ? filled.Replace($"{{{part.Name}}}", value) : filled);
            Assert.False(path.Contains('{'), $"{text}: no value is known for what stands in braces");
            using var answer = await rig.Http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
            var link = Assert.Single(Witness.Schema!.Find("GET", path).Take(1));
            var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Empty(HyperSchema.Violations(link, body));
            Assert.False(
                path != "/teams" && body is { ValueKind: JsonValueKind.Array } && body.GetArrayLength() == 0, $"{path}: an empty list shows nothing");
        }

        // What is left out is named, and there is no other.
        Assert.Equal(Unread.Order(StringComparer.Ordinal), unread.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"remaining":1,"limit":2}""", "limit")]
    [InlineData("""{}""", "remaining")]
    [InlineData("""{"remaining":"1"}""", "type")]
    public void What_is_not_as_the_schema_says_is_found(string body, string finding)
    {
        SkipWithoutSchema();
        var link = Assert.Single(Witness.Schema!.Find("GET", "/account/rate-limits"));

        Assert.Contains(finding, string.Join('\n', HyperSchema.Violations(link, JsonElement.Parse(body))));
        Assert.Empty(HyperSchema.Violations(link, JsonElement.Parse("""{"remaining":1}""")));
    }

    [Fact]
    public async Task Formats_patterns_words_lists_and_nulls_are_looked_at()
    {
        SkipWithoutSchema();
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(TestPlan.Dev);
        var link = Assert.Single(Witness.Schema!.Find("GET", $"/apps/{TestPlan.Dev}/releases/1"));
        var release = (await rig.GetAsync($"/apps/{TestPlan.Dev}/releases/1")).ToJsonString();
        Assert.Empty(HyperSchema.Violations(link, JsonElement.Parse(release)));

        foreach (var (member, wrong) in new[]
        {
            ("id", "\"one\""), ("created_at", "\"yesterday\""), ("status", "\"done\""), ("version", "null"), ("slug", "[]"), ("app", "{}"),
            ("user", """{"id":"59accabd-516d-4f0e-83e6-6e3757701145","email":"nobody"}"""), ("artifacts", "{}"),
        })
        {
            var spoilt = System.Text.Json.Nodes.JsonNode.Parse(release)!;
            spoilt[member] = System.Text.Json.Nodes.JsonNode.Parse(wrong);
            var found = string.Join('\n', HyperSchema.Violations(link, JsonElement.Parse(spoilt.ToJsonString())));
            Assert.Contains($"/{member}", found);
        }
    }

    /// <summary>What is no part of the API, and what there is none of, so that it is always 404.</summary>
    private static readonly string[] Unread =
    [
        "/", "/dashboard/live", "/dashboard/dashboard.css", "/dashboard/dashboard.js", "/streams/{stream}", "/streams/logs/{secret}", "/web/{subdomain}/{**path}",
        "/teams/{team}", "/teams/{team}/{**below}", "/apps/{app}/oci-images/{image}",
    ];

    /// <summary>Something to be found under each name that a pattern has.</summary>
    private static async Task<Dictionary<string, string>> PartsAsync(Rig rig)
    {
        var pipeline = $"{(await rig.GetAsync("/pipelines/shop"))["id"]}";
        var addOn = await rig.PostAsync($"/apps/{TestPlan.Uat}/addons", """{"plan":"heroku-postgresql:essential-0"}""");
        await rig.PostAsync($"/pipelines/{pipeline}/review-app-config", """{"repo":"shop/shop"}""");
        var source = await rig.UploadAsync(SourceTar.Of(("Procfile", "web: serve\n")));
        var setup = await rig.PostAsync(
            "/app-setups", $$$"""{"source_blob":{"url":"{{{source}}}"},"app":{"name":"shop-set-up"}}""");
        var review = await rig.PostAsync(
            "/review-apps", $$$"""{"branch":"feature/a","pipeline":"{{{pipeline}}}","source_blob":{"url":"{{{source}}}"}}""");
        var release = await rig.DeployAsync(TestPlan.Uat, ("Procfile", "web: serve\nrelease: migrate\n"));
        var build = (await rig.GetAsync($"/apps/{TestPlan.Uat}/builds"))[0]!;
        var promotion = await rig.PostAsync(
            "/pipeline-promotions", await PromotionTests.OrderAsync(rig, TestPlan.Uat, [TestPlan.Live]));
        await rig.EndOfAsync($"/pipeline-promotions/{promotion["id"]}");
        return new Dictionary<string, string>
        {
            ["app"] = TestPlan.Uat,
            ["release"] = $"{release["id"]}",
            ["build"] = $"{build["id"]}",
            ["slug"] = $"{build["slug"]!["id"]}",
            ["dyno"] = "web.1",
            ["type"] = "web",
            ["pipeline"] = pipeline,
            ["promotion"] = $"{promotion["id"]}",
            ["coupling"] = $"{(await rig.GetAsync($"/apps/{TestPlan.Uat}/pipeline-couplings"))["id"]}",
            ["setup"] = $"{setup["id"]}",
            ["addon"] = $"{addOn["id"]}",
            ["attachment"] = $"{(await rig.GetAsync($"/apps/{TestPlan.Uat}/addon-attachments"))[0]!["id"]}",
            ["review"] = $"{review["id"]}",
            ["review-app"] = $"{review["app"]!["id"]}",
            ["account"] = "~",
            ["collaborator"] = $"{(await rig.GetAsync($"/apps/{TestPlan.Uat}/collaborators"))[0]!["user"]!["email"]}",
        };
    }

    private static void SkipWithoutSchema()
    {
        if (Witness.Schema is null)
        {
            Assert.Skip($"{Witness.Variable} does not name Heroku's hyper-schema (schema.json of heroku/platform-api).");
        }
    }
}
