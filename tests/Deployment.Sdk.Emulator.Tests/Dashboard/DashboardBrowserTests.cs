using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests.Dashboard;

public sealed class DashboardBrowserTests
{
    [Fact]
    public async Task Whoever_watches_the_page_sees_a_delivery_arrive_and_go_on_to_LIVE_without_touching_it()
    {
        using var browser = Browser.Start();
        await using var rig = await Rig.StartAsync();
        browser.Open(rig.Emulator.Api);
        browser.Await("#connection", "Live.");
        browser.Run("window.untouched = true");
        Assert.Contains("nothing is deployed yet", browser.Text($"#app-{TestPlan.Uat}"), StringComparison.Ordinal);

        await rig.DeployAsync(TestPlan.Uat, ("Procfile", "web: serve\nworker: work\n"));
        browser.Await($"#app-{TestPlan.Uat} .running", "01234567");

        var promotion = await PromoteAsync(rig);
        await rig.EndOfAsync($"/pipeline-promotions/{promotion}");
        browser.Await($"#app-{TestPlan.Live} .releases", $"Promote {TestPlan.Uat}");
        browser.Await("[data-part=promotions] tr.succeeded", TestPlan.Live);
        browser.Await("[data-part=requests]", "POST /pipeline-promotions");

        await rig.PatchAsync($"/apps/{TestPlan.Live}", """{"maintenance":true}""");
        browser.Await($"#app-{TestPlan.Live}", "maintenance is on");
        Assert.Equal(true, browser.Run("return window.untouched"));
        browser.Photograph(Path.Combine(AppContext.BaseDirectory, "emulator.png"));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_hostile_commit_runs_nothing_in_the_browser()
    {
        using var browser = Browser.Start();
        await using var rig = await Rig.StartAsync();
        browser.Open(rig.Emulator.Api);
        browser.Await("#connection", "Live.");

        var slug = await rig.PostAsync($"/apps/{TestPlan.Uat}/slugs", """{"process_types":{"web":"serve"},"commit":"<svg onload=\"window.hit=1\">"}""");
        await rig.PostAsync(
            $"/apps/{TestPlan.Uat}/releases", $$"""{"slug":"{{slug["id"]}}","description":"<img src=x onerror=window.hit=1>"}""");

        browser.Await($"#app-{TestPlan.Uat}", "<img src=x onerror=window.hit=1>");
        Assert.Null(browser.Run("return window.hit"));
        Assert.Empty(browser.Complaints);
    }

    private static async Task<string> PromoteAsync(Rig rig)
    {
        var uat = await rig.GetAsync($"/apps/{TestPlan.Uat}");
        var live = await rig.GetAsync($"/apps/{TestPlan.Live}");
        var coupling = await rig.GetAsync($"/apps/{TestPlan.Uat}/pipeline-couplings");
        var promotion = await rig.PostAsync(
            "/pipeline-promotions",
            $$$"""{"pipeline":{"id":"{{{coupling["pipeline"]!["id"]}}}"},"source":{"app":{"id":"{{{uat["id"]}}}"}},"targets":[{"app":{"id":"{{{live["id"]}}}"}}]}""");
        return promotion["id"]!.GetValue<string>();
    }
}
