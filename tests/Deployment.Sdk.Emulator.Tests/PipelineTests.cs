using System.Net;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class PipelineTests
{
    private const string Uat = TestPlan.Uat;
    private const string Live = TestPlan.Live;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pipeline_is_made_renamed_and_deleted_and_its_apps_stay()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PostAsync("/apps", """{"name":"fresh"}""");

        var made = await rig.PostAsync("/pipelines", """{"name":"bakery","owner":{"id":"x","type":"user"},"generation":{"name":"cedar"}}""");
        await CoupleAsync(rig, "fresh", made["id"]!, "staging");
        var renamed = await rig.PatchAsync($"/pipelines/{made["id"]}", """{"name":"patisserie"}""");
        await rig.SendAsync(HttpMethod.Delete, $"/pipelines/{made["id"]}", """{"name":"patisserie"}""");

        Assert.Equal("bakery", made["name"]!.GetValue<string>());
        Assert.Equal("patisserie", renamed["name"]!.GetValue<string>());
        using var pipeline = await rig.Http.GetAsync("/pipelines/patisserie", Ct);
        using var coupling = await rig.Http.GetAsync("/apps/fresh/pipeline-couplings", Ct);
        Assert.Equal(HttpStatusCode.NotFound, pipeline.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, coupling.StatusCode);
        Assert.Equal("fresh", (await rig.GetAsync("/apps/fresh"))["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"name":"shop"}""")]
    [InlineData("""{"name":"Shop"}""")]
    [InlineData("""{"name":"ab"}""")]
    [InlineData("""{"name":"9lives"}""")]
    public async Task A_pipeline_needs_a_name_that_is_legal_and_free(string body)
    {
        await using var rig = await Rig.StartAsync();

        await rig.PostAsync("/pipelines", body, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_app_is_coupled_moved_and_uncoupled()
    {
        await using var rig = await Rig.StartAsync();
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"]!;
        await rig.PostAsync("/apps", """{"name":"fresh"}""");

        var coupled = await CoupleAsync(rig, "fresh", pipeline, "staging");
        var moved = await rig.PatchAsync($"/pipeline-couplings/{coupled["id"]}", """{"stage":"production"}""");
        var seen = await rig.GetAsync($"/pipeline-couplings/{coupled["id"]}");
        await rig.SendAsync(HttpMethod.Delete, $"/pipeline-couplings/{coupled["id"]}", null);

        Assert.Equal("shop", coupled["pipeline"]!["name"]!.GetValue<string>());
        Assert.Equal("staging", coupled["stage"]!.GetValue<string>());
        Assert.Equal("production", moved["stage"]!.GetValue<string>());
        Assert.Equal(moved.ToJsonString(), seen.ToJsonString());
        using var gone = await rig.Http.GetAsync($"/pipeline-couplings/{coupled["id"]}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData(Uat, "staging")]
    [InlineData("fresh", "uat")]
    public async Task An_app_is_in_one_pipeline_only_and_at_a_stage_that_there_is(string app, string stage)
    {
        await using var rig = await Rig.StartAsync();
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"];
        await rig.PostAsync("/apps", """{"name":"fresh"}""");

        await rig.PostAsync(
            "/pipeline-couplings", $$"""{"app":"{{app}}","pipeline":"{{pipeline}}","stage":"{{stage}}"}""", HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_unknown_app_or_pipeline_is_not_found()
    {
        await using var rig = await Rig.StartAsync();
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"];

        await rig.PostAsync(
            "/pipeline-couplings", $$"""{"app":"nobody","pipeline":"{{pipeline}}","stage":"staging"}""", HttpStatusCode.NotFound);
        await rig.PostAsync(
            "/pipeline-couplings", $$"""{"app":"{{Uat}}","pipeline":"{{Guid.NewGuid()}}","stage":"staging"}""", HttpStatusCode.NotFound);
        await rig.PatchAsync($"/pipeline-couplings/{Guid.NewGuid()}", """{"stage":"staging"}""", HttpStatusCode.NotFound);
        await rig.SendAsync(HttpMethod.Delete, $"/pipeline-couplings/{Guid.NewGuid()}", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_latest_of_a_pipeline_is_one_for_each_app_and_a_change_of_config_is_no_deployment()
    {
        await using var rig = await Rig.StartAsync();
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"];
        await rig.DeployAsync(Uat);
        await rig.PatchAsync($"/apps/{Uat}/config-vars", """{"COLOUR":"green"}""");

        var releases = await rig.GetAsync($"/pipelines/{pipeline}/latest-releases");
        var deployments = await rig.GetAsync($"/pipelines/{pipeline}/latest-deployments");
        var builds = await rig.GetAsync($"/pipelines/{pipeline}/latest-builds");

        Assert.Equal(5, releases.AsArray().Count);
        Assert.Equal("Set COLOUR config vars", Of(releases, Uat)["description"]!.GetValue<string>());
        Assert.Equal("Set SECRET_KEY config vars", Of(releases, Live)["description"]!.GetValue<string>());
        Assert.StartsWith("Deploy ", Assert.Single(deployments.AsArray())!["description"]!.GetValue<string>());
        Assert.Equal("succeeded", Assert.Single(builds.AsArray())!["status"]!.GetValue<string>());
        Assert.False(builds[0]!.AsObject().ContainsKey("generation"));
    }

    private static JsonNode Of(JsonNode releases, string app) =>
        releases.AsArray().Single(release => release!["app"]!["name"]!.GetValue<string>() == app)!;

    private static Task<JsonNode> CoupleAsync(Rig rig, string app, JsonNode pipeline, string stage) =>
        rig.PostAsync("/pipeline-couplings", $$"""{"app":"{{app}}","pipeline":"{{pipeline}}","stage":"{{stage}}"}""");
}
