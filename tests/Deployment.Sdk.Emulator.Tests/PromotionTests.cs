using System.Net;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class PromotionTests
{
    private const string Uat = TestPlan.Uat;
    private const string Live = TestPlan.Live;

    [Fact]
    public async Task A_promotion_passes_through_pending_and_copies_the_slug_but_not_the_config()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PatchAsync($"/apps/{Uat}/config-vars", """{"ONLY_UAT":"1"}""");
        var source = await rig.DeployAsync(Uat);

        var promotion = await rig.PostAsync("/pipeline-promotions", await OrderAsync(rig, Uat, [Live]));
        var targets = await rig.GetAsync($"/pipeline-promotions/{promotion["id"]}/promotion-targets");
        var ended = await rig.EndOfAsync($"/pipeline-promotions/{promotion["id"]}");

        Assert.Equal("pending", promotion["status"]!.GetValue<string>());
        Assert.Equal(source["id"]!.GetValue<string>(), promotion["source"]!["release"]!["id"]!.GetValue<string>());
        Assert.Equal("pending", Assert.Single(targets.AsArray())!["status"]!.GetValue<string>());
        Assert.Equal("completed", ended["status"]!.GetValue<string>());
        var target = await TargetAsync(rig, promotion);
        Assert.Equal("succeeded", target["status"]!.GetValue<string>());
        var live = await rig.CurrentAsync(Live);
        Assert.Equal(target["release"]!["id"]!.GetValue<string>(), live["id"]!.GetValue<string>());
        Assert.Equal(source["slug"]!["id"]!.GetValue<string>(), live["slug"]!["id"]!.GetValue<string>());
        Assert.Equal("Promote shop-uat v4 01234567", live["description"]!.GetValue<string>());
        Assert.DoesNotContain("ONLY_UAT", (await rig.GetAsync($"/apps/{Live}/config-vars")).ToJsonString());
        await rig.GetAsync($"/apps/{Live}/slugs/{live["slug"]!["id"]}");
    }

    [Fact]
    public async Task A_pinned_release_is_promoted_though_another_is_current()
    {
        await using var rig = await Rig.StartAsync();
        var approved = await rig.DeployAsync(Uat);
        await rig.DeployAsync(Uat, ("Procfile", "web: newer"));

        var promotion = await rig.PostAsync(
            "/pipeline-promotions", await OrderAsync(rig, Uat, [Live], approved["id"]!.GetValue<string>()));
        await rig.EndOfAsync($"/pipeline-promotions/{promotion["id"]}");

        Assert.Equal(approved["slug"]!["id"]!.GetValue<string>(), (await rig.CurrentAsync(Live))["slug"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_release_command_that_fails_on_the_target_fails_that_target_and_leaves_it_on_what_it_ran()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PatchAsync($"/apps/{Live}/config-vars", """{"REHEARSAL_EXIT_STATUS":"1"}""");
        var before = await rig.CurrentAsync(Live);
        await rig.DeployAsync(Uat, ("Procfile", "web: serve\nrelease: migrate\n"));

        var promotion = await rig.PostAsync("/pipeline-promotions", await OrderAsync(rig, Uat, [Live, TestPlan.Dev]));
        var ended = await rig.EndOfAsync($"/pipeline-promotions/{promotion["id"]}");

        Assert.Equal("completed", ended["status"]!.GetValue<string>());
        var failed = await TargetAsync(rig, promotion, Live);
        Assert.Equal("failed", failed["status"]!.GetValue<string>());
        Assert.NotEqual("", failed["error_message"]!.GetValue<string>());
        var release = await rig.GetAsync($"/apps/{Live}/releases/{failed["release"]!["id"]}");
        Assert.Equal("failed", release["status"]!.GetValue<string>());
        Assert.NotNull(release["output_stream_url"]);
        Assert.Equal(before["id"]!.GetValue<string>(), (await rig.CurrentAsync(Live))["id"]!.GetValue<string>());
        Assert.Equal("succeeded", (await TargetAsync(rig, promotion, TestPlan.Dev))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_app_on_which_nothing_was_deployed_has_nothing_to_promote()
    {
        await using var rig = await Rig.StartAsync();

        var error = await rig.PostAsync("/pipeline-promotions", await OrderAsync(rig, Uat, [Live]), HttpStatusCode.UnprocessableEntity);

        Assert.Contains("no slug", error["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_release_that_failed_is_not_promoted()
    {
        await using var rig = await Rig.StartAsync();
        var build = await rig.BuildAsync(Uat, SourceTar.Of(("Procfile", "web: serve\nrelease: false\n")));
        var ended = await rig.EndOfAsync($"/apps/{Uat}/builds/{build["id"]}");
        var failed = await rig.EndOfAsync($"/apps/{Uat}/releases/{ended["release"]!["id"]}");

        var error = await rig.PostAsync(
            "/pipeline-promotions",
            await OrderAsync(rig, Uat, [Live], failed["id"]!.GetValue<string>()),
            HttpStatusCode.UnprocessableEntity);

        Assert.Equal("failed", failed["status"]!.GetValue<string>());
        Assert.Contains("has not succeeded", error["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Source_and_targets_are_different_apps_of_the_pipeline()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Uat);
        await rig.PostAsync("/apps", """{"name":"loner"}""");

        foreach (var (source, targets) in new (string, string[])[]
        {
            (Uat, [Uat]), (Uat, ["loner"]), ("loner", [Live]), (Uat, []), (Uat, [Live, Live]),
        })
        {
            await rig.PostAsync("/pipeline-promotions", await OrderAsync(rig, source, targets), HttpStatusCode.UnprocessableEntity);
        }

        Assert.Null((await rig.CurrentAsync(Live))["slug"]);
    }

    internal static async Task<string> OrderAsync(Rig rig, string source, string[] targets, string? release = null)
    {
        var order = new JsonObject
        {
            ["pipeline"] = new JsonObject { ["id"] = (await rig.GetAsync("/pipelines/shop"))["id"]!.GetValue<string>() },
            ["source"] = new JsonObject { ["app"] = await AppAsync(rig, source) },
        };
        if (release is not null)
        {
            order["source"]!["release"] = new JsonObject { ["id"] = release };
        }

        var list = new JsonArray();
        foreach (var target in targets)
        {
            list.Add(new JsonObject { ["app"] = await AppAsync(rig, target) });
        }

        order["targets"] = list;
        return order.ToJsonString();
    }

    private static async Task<JsonObject> AppAsync(Rig rig, string name) =>
        new() { ["id"] = (await rig.GetAsync($"/apps/{name}"))["id"]!.GetValue<string>() };

    private static async Task<JsonNode> TargetAsync(Rig rig, JsonNode promotion, string app = Live)
    {
        var id = (await rig.GetAsync($"/apps/{app}"))["id"]!.GetValue<string>();
        var targets = await rig.GetAsync($"/pipeline-promotions/{promotion["id"]}/promotion-targets");
        return targets.AsArray().Single(target => target!["app"]!["id"]!.GetValue<string>() == id)!;
    }
}
