using System.Net;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests.Scenarios;

/// <summary>What a scenario does to builds, release commands, promotions and add-ons.</summary>
public sealed class FaultyWorkTests
{
    private static readonly byte[] WithReleaseCommand = SourceTar.Of(("Procfile", "web: serve\nrelease: migrate\n"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_that_was_made_to_fail_says_so_in_its_log_and_releases_nothing()
    {
        await using var rig = await StartAsync(Scenario.BuildFails(TestPlan.Uat));

        var build = await rig.BuildAsync(TestPlan.Uat, WithReleaseCommand);
        build = await rig.EndOfAsync($"/apps/{TestPlan.Uat}/builds/{build["id"]}");

        Assert.Equal("failed", build["status"]!.GetValue<string>());
        Assert.Null(build["release"]);
        using var http = new HttpClient();
        Assert.Contains(
            "(rehearsal) the scenario build-fails:shop-uat made it fail",
            await http.GetStringAsync(build["output_stream_url"]!.GetValue<string>(), Ct),
            StringComparison.Ordinal);
        Assert.Equal("the build of shop-uat", Assert.Single(rig.Emulator.InjectedFaults).Place);

        // Another app has a good day.
        await rig.DeployAsync(TestPlan.Live);
    }

    [Fact]
    public async Task A_build_that_hangs_stays_pending_for_hours_and_can_be_cancelled()
    {
        await using var rig = await StartAsync(Scenario.BuildHangs());
        var build = await rig.BuildAsync(TestPlan.Uat, WithReleaseCommand);
        while (rig.Emulator.InjectedFaults.IsEmpty)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        rig.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal("pending", (string?)(await rig.GetAsync($"/apps/{TestPlan.Uat}/builds/{build["id"]}"))["status"]);

        var cancelled = await rig.SendAsync(HttpMethod.Delete, $"/apps/{TestPlan.Uat}/builds/{build["id"]}", null);
        Assert.Equal("failed", cancelled["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_build_that_hung_goes_on_when_an_emulator_without_the_scenario_takes_it_up()
    {
        var folder = Rig.NewFolder();
        try
        {
            string path;
            await using (var bad = await Rig.StartAsync(new EmulatorSettings { Scenario = Scenario.BuildHangs() }, folder))
            {
                path = $"/apps/{TestPlan.Uat}/builds/{(await bad.BuildAsync(TestPlan.Uat, WithReleaseCommand))["id"]}";
            }

            await using var good = await Rig.StartAsync(folder: folder);
            Assert.Equal("succeeded", (await good.EndOfAsync(path))["status"]!.GetValue<string>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_release_command_that_was_made_to_fail_leaves_a_failed_version_and_what_ran()
    {
        await using var rig = await StartAsync(Scenario.ReleaseFails(TestPlan.Uat));
        var before = await rig.CurrentAsync(TestPlan.Uat);

        var build = await rig.BuildAsync(TestPlan.Uat, WithReleaseCommand);
        build = await rig.EndOfAsync($"/apps/{TestPlan.Uat}/builds/{build["id"]}");
        var release = await rig.EndOfAsync($"/apps/{TestPlan.Uat}/releases/{build["release"]!["id"]}");

        Assert.Equal(("succeeded", "failed"), (build["status"]!.GetValue<string>(), release["status"]!.GetValue<string>()));
        Assert.Equal(before["version"]!.GetValue<int>(), (await rig.CurrentAsync(TestPlan.Uat))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_promotion_target_that_was_made_to_fail_has_no_release_and_a_reason()
    {
        await using var rig = await StartAsync(Scenario.PromotionFails(TestPlan.Live));
        await rig.DeployAsync(TestPlan.Uat);
        var versions = (await rig.GetAsync($"/apps/{TestPlan.Live}/releases")).AsArray().Count;
        var apps = (await rig.GetAsync("/apps")).AsArray().ToDictionary(app => app!["name"]!.GetValue<string>(), app => app!["id"]!.GetValue<string>());
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"];

        var promotion = await rig.PostAsync(
            "/pipeline-promotions",
            $$$"""{"pipeline":{"id":"{{{pipeline}}}"},"source":{"app":{"id":"{{{apps[TestPlan.Uat]}}}"}},"targets":[{"app":{"id":"{{{apps[TestPlan.Live]}}}"}}]}""",
            HttpStatusCode.Created);
        await rig.EndOfAsync($"/pipeline-promotions/{promotion["id"]}");
        var target = (await rig.GetAsync($"/pipeline-promotions/{promotion["id"]}/promotion-targets")).AsArray()[0]!;

        Assert.Equal("failed", target["status"]!.GetValue<string>());
        Assert.Null(target["release"]);
        Assert.Contains("promotion-fails:shop-live", target["error_message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(versions, (await rig.GetAsync($"/apps/{TestPlan.Live}/releases")).AsArray().Count);
    }

    [Fact]
    public async Task An_add_on_that_its_provider_was_made_to_fail_stays_listed_and_sets_nothing()
    {
        await using var rig = await StartAsync(Of("""{ "on": "add-on", "app": "shop-uat", "then": "fail" }"""));
        var before = (await rig.GetAsync($"/apps/{TestPlan.Uat}/releases")).AsArray().Count;

        var ordered = await rig.PostAsync($"/apps/{TestPlan.Uat}/addons", """{"plan":"heroku-postgresql:essential-0","name":"db-1"}""");
        var other = await rig.PostAsync($"/apps/{TestPlan.Live}/addons", """{"plan":"heroku-postgresql:essential-0","name":"db-2"}""");
        var failed = await ProvisionedAsync(rig, ordered);
        var provisioned = await ProvisionedAsync(rig, other);

        Assert.Equal("deprovisioned", failed["state"]!.GetValue<string>());
        Assert.Equal("provisioned", provisioned["state"]!.GetValue<string>());
        Assert.Single((await rig.GetAsync($"/apps/{TestPlan.Uat}/addon-attachments")).AsArray());
        Assert.False((await rig.GetAsync($"/apps/{TestPlan.Uat}/config-vars")).AsObject().ContainsKey("DATABASE_URL"));
        Assert.Equal(before, (await rig.GetAsync($"/apps/{TestPlan.Uat}/releases")).AsArray().Count);
        Assert.Equal("an add-on of shop-uat", Assert.Single(rig.Emulator.InjectedFaults).Place);

        await rig.SendAsync(HttpMethod.Delete, $"/apps/{TestPlan.Uat}/addons/db-1", null);
        Assert.Empty((await rig.GetAsync($"/apps/{TestPlan.Uat}/addon-attachments")).AsArray());
    }

    [Fact]
    public async Task Scenarios_add_up()
    {
        await using var rig = await StartAsync(Scenario.BuildFails(TestPlan.Uat).And(Scenario.ReleaseFails(TestPlan.Live)));

        var build = await rig.BuildAsync(TestPlan.Uat, WithReleaseCommand);
        await rig.EndOfAsync($"/apps/{TestPlan.Uat}/builds/{build["id"]}");
        build = await rig.BuildAsync(TestPlan.Live, WithReleaseCommand);
        build = await rig.EndOfAsync($"/apps/{TestPlan.Live}/builds/{build["id"]}");
        await rig.EndOfAsync($"/apps/{TestPlan.Live}/releases/{build["release"]!["id"]}");

        Assert.Equal(
            ["build-fails:shop-uat", "release-fails:shop-live"], rig.Emulator.InjectedFaults.Select(fault => fault.Scenario));
    }

    private static Scenario Of(string fault) =>
        ScenarioFile.Parse($$"""{ "format": 1, "name": "a slow provider", "faults": [{{fault}}] }""", "day.json", null).Scenario;

    private static async Task<JsonNode> ProvisionedAsync(Rig rig, JsonNode addOn)
    {
        while (true)
        {
            addOn = await rig.GetAsync($"/addons/{addOn["id"]}");
            if (addOn["state"]!.GetValue<string>() != "provisioning")
            {
                return addOn;
            }

            rig.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private static Task<Rig> StartAsync(Scenario scenario) => Rig.StartAsync(new EmulatorSettings { Scenario = scenario });
}
