using System.Net;
using Deployment.Sdk.Emulator.Tests.Support;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class SeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_plans_apps_exist_each_slot_with_its_own_coupled_at_their_stage()
    {
        await using var rig = await Rig.StartAsync();
        var pipeline = await rig.GetAsync("/pipelines/shop");

        var couplings = await rig.GetAsync($"/pipelines/{pipeline["id"]}/pipeline-couplings");

        var stages = new SortedDictionary<string, string>();
        foreach (var coupling in couplings.AsArray())
        {
            var app = await rig.GetAsync($"/apps/{coupling!["app"]!["id"]}");
            stages[app["name"]!.GetValue<string>()] = coupling["stage"]!.GetValue<string>();
        }

        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["shop-dev"] = "development",
                ["shop-dev-1"] = "development",
                ["shop-dev-2"] = "development",
                ["shop-live"] = "production",
                ["shop-uat"] = "staging",
            },
            stages);
    }

    [Fact]
    public async Task Nothing_is_deployed_yet_the_first_release_has_no_slug()
    {
        await using var rig = await Rig.StartAsync();

        var release = await rig.GetAsync($"/apps/{TestPlan.Dev}/releases/1");

        Assert.Equal("Initial release", release["description"]!.GetValue<string>());
        Assert.Equal("succeeded", release["status"]!.GetValue<string>());
        Assert.True(release["current"]!.GetValue<bool>());
        Assert.Null(release["slug"]);
        Assert.Empty((await rig.GetAsync($"/apps/{TestPlan.Dev}/formation")).AsArray());
    }

    [Fact]
    public async Task Declared_secrets_are_there_with_a_value_that_nobody_takes_for_one()
    {
        await using var rig = await Rig.StartAsync();

        var config = await rig.GetAsync($"/apps/{TestPlan.Live}/config-vars");

        Assert.Equal("""{"SECRET_KEY":"rehearsal-only-not-a-real-SECRET_KEY"}""", config.ToJsonString());
        Assert.Equal("Set SECRET_KEY config vars", (await rig.CurrentAsync(TestPlan.Live))["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_state_knows_stays_and_what_the_plan_adds_is_added()
    {
        var folder = Rig.NewFolder();
        string uatId;
        await using (var rig = await Rig.StartAsync(folder: folder))
        {
            uatId = (await rig.GetAsync($"/apps/{TestPlan.Uat}"))["id"]!.GetValue<string>();
            await rig.PatchAsync($"/apps/{TestPlan.Uat}/config-vars", """{"SECRET_KEY":null,"COLOUR":"green"}""");
        }

        var grown = TestPlan.Shop();
        var demo = TestPlan.Environment("DEMO", Stage.Review, new HerokuAppAttribute("shop-demo"));
        grown = new Plan(grown.Pipeline) { Routes = grown.Routes.Add(new Route("demo", demo)), Promotions = grown.Promotions };
        await using (var emulator = await HerokuEmulator.StartAsync(new RehearsalOptions(grown, folder), cancellationToken: Ct))
        {
            using var http = new HttpClient { BaseAddress = emulator.Api };
            http.DefaultRequestHeaders.Authorization = new("Bearer", emulator.Token);
            http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.heroku+json; version=3");
            using var uat = await http.GetAsync($"/apps/{TestPlan.Uat}", Ct);
            using var config = await http.GetAsync($"/apps/{TestPlan.Uat}/config-vars", Ct);
            using var coupling = await http.GetAsync("/apps/shop-demo/pipeline-couplings", Ct);

            Assert.Equal(uatId, (await Rig.ReadAsync(uat, HttpStatusCode.OK))["id"]!.GetValue<string>());
            Assert.Equal("""{"COLOUR":"green"}""", (await Rig.ReadAsync(config, HttpStatusCode.OK)).ToJsonString());
            Assert.Equal("review", (await Rig.ReadAsync(coupling, HttpStatusCode.OK))["stage"]!.GetValue<string>());
        }

        Directory.Delete(folder, recursive: true);
    }
}
