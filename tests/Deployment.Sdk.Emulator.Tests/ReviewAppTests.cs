using System.Net;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class ReviewAppTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("web: serve", "succeeded", null)]
    [InlineData("web: serve\nrelease: migrate", "succeeded", null)]
    [InlineData("web: serve\nrelease: exit 1", "failed", "The release command failed.")]
    [InlineData(null, "failed", "The build failed.")]
    public async Task An_app_setup_is_what_its_build_and_its_release_come_to(string? procfile, string status, string? failure)
    {
        await using var rig = await Rig.StartAsync();
        var url = await rig.UploadAsync(procfile is null ? SourceTar.Of(("../escape", "x")) : SourceTar.Of(("Procfile", procfile)));

        var begun = await rig.PostAsync(
            "/app-setups", $$$$"""{"source_blob":{"url":"{{{{url}}}}"},"app":{"name":"bakery"},"overrides":{"env":{"COLOUR":"green"}}}""");
        var ended = await rig.EndOfAsync($"/app-setups/{begun["id"]}");

        Assert.Equal("pending", begun["status"]!.GetValue<string>());
        Assert.Equal("bakery", begun["app"]!["name"]!.GetValue<string>());
        Assert.Equal(status, ended["status"]!.GetValue<string>());
        Assert.Equal(failure, ended["failure_message"]?.GetValue<string>());
        Assert.Equal("green", (await rig.GetAsync("/apps/bakery/config-vars"))["COLOUR"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_setup_that_cannot_begin_leaves_no_app_behind()
    {
        await using var rig = await Rig.StartAsync();
        var url = await rig.UploadAsync(SourceTar.Of(("Procfile", "web: serve")));
        string[] bodies =
        [
            """{}""",
            """{"source_blob":{"url":"http://elsewhere.example/source.tgz"},"app":{"name":"bakery"}}""",
            $$$"""{"source_blob":{"url":"{{{url}}}"},"app":{"name":"{{{TestPlan.Dev}}}"}}""",
            $$$"""{"source_blob":{"url":"{{{url}}}"},"app":{"name":"bakery","region":"mars"}}""",
            $$$$"""{"source_blob":{"url":"{{{{url}}}}"},"app":{"name":"bakery"},"overrides":{"env":{"NOT A NAME":"x"}}}""",
        ];
        foreach (var body in bodies)
        {
            await rig.PostAsync("/app-setups", body, HttpStatusCode.UnprocessableEntity);
        }

        Assert.Equal(5, (await rig.GetAsync("/apps")).AsArray().Count);
    }

    [Fact]
    public async Task A_review_app_is_made_for_a_branch_at_the_stage_review_and_is_still_told_of_when_it_was_deleted()
    {
        await using var rig = await Rig.StartAsync();
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"];
        var begun = await BeginAsync(rig, pipeline!, "feature/Bread_rolls");
        var app = (await rig.GetAsync($"/apps/{begun["app"]!["id"]}"))["name"]!.GetValue<string>();
        await rig.EndOfAsync($"/app-setups/{begun["app_setup"]!["id"]}");

        var created = await rig.GetAsync($"/review-apps/{begun["id"]}");
        var ofApp = await rig.GetAsync($"/apps/{app}/review-app");
        var listed = await rig.GetAsync($"/pipelines/{pipeline}/review-apps");
        var coupling = await rig.GetAsync($"/apps/{app}/pipeline-couplings");
        await rig.SendAsync(HttpMethod.Delete, $"/review-apps/{begun["id"]}", null);
        var deleted = await rig.GetAsync($"/review-apps/{begun["id"]}");

        Assert.Equal("creating", begun["status"]!.GetValue<string>());
        Assert.StartsWith("shop-feature-bread-rol", app);
        Assert.Equal("created", created["status"]!.GetValue<string>());
        Assert.Equal(created.ToJsonString(), ofApp.ToJsonString());
        Assert.Equal(created.ToJsonString(), Assert.Single(listed.AsArray())!.ToJsonString());
        Assert.Equal("review", coupling["stage"]!.GetValue<string>());
        Assert.Equal("deleted", deleted["status"]!.GetValue<string>());
        Assert.Null(deleted["app"]);
        using var gone = await rig.Http.GetAsync($"/apps/{app}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty((await rig.GetAsync($"/pipelines/{pipeline}/review-apps")).AsArray());
    }

    [Fact]
    public async Task A_branch_has_one_review_app()
    {
        await using var rig = await Rig.StartAsync();
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"]!;
        await BeginAsync(rig, pipeline, "feature/bread");

        await BeginAsync(rig, pipeline, "feature/bread", HttpStatusCode.Conflict);
        await BeginAsync(rig, pipeline, "feature/cake");
    }

    [Fact]
    public async Task Review_apps_are_enabled_changed_and_disabled_for_a_pipeline()
    {
        await using var rig = await Rig.StartAsync();
        var path = $"/pipelines/{(await rig.GetAsync("/pipelines/shop"))["id"]}/review-app-config";
        using var before = await rig.Http.GetAsync(path, Ct);

        var enabled = await rig.PostAsync(path, """{"repo":"shop/shop","base_name":"till","deploy_target":{"id":"eu","type":"region"}}""");
        await rig.PostAsync(path, """{"repo":"shop/shop"}""", HttpStatusCode.Conflict);
        var changed = await rig.PatchAsync(path, """{"wait_for_ci":true}""");
        var review = await BeginAsync(rig, enabled["pipeline_id"]!, "feature/bread");
        var app = await rig.GetAsync($"/apps/{review["app"]!["id"]}");
        await rig.SendAsync(HttpMethod.Delete, path, null);
        using var after = await rig.Http.GetAsync(path, Ct);

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal("till", changed["base_name"]!.GetValue<string>());
        Assert.True(changed["wait_for_ci"]!.GetValue<bool>());
        Assert.Equal(enabled["repo"]!["id"]!.GetValue<int>(), changed["repo"]!["id"]!.GetValue<int>());
        Assert.StartsWith("till-feature-bread-", app["name"]!.GetValue<string>());
        Assert.Equal("eu", app["region"]!["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    private static async Task<JsonNode> BeginAsync(Rig rig, JsonNode pipeline, string branch, HttpStatusCode expected = HttpStatusCode.Created)
    {
        var url = await rig.UploadAsync(SourceTar.Of(("Procfile", "web: serve")));
        return await rig.PostAsync(
            "/review-apps", $$$"""{"branch":"{{{branch}}}","pipeline":"{{{pipeline}}}","source_blob":{"url":"{{{url}}}"}}""", expected);
    }
}
