using System.Net;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

/// <summary>Heroku's rule since October 2025: what is older than 30 days and not among the newest 20 is destroyed.</summary>
public sealed class RetentionTests
{
    private const string Dev = TestPlan.Dev;
    private const string Releases = $"/apps/{Dev}/releases";

    private static readonly TimeSpan Old = TimeSpan.FromDays(31);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_old_release_beyond_the_newest_twenty_expires_and_with_it_the_slug_and_every_way_back()
    {
        await using var rig = await Rig.StartAsync();
        var old = await rig.DeployAsync(TestPlan.Uat);
        var releases = $"/apps/{TestPlan.Uat}/releases";
        rig.Time.Advance(Old);
        await rig.DeployAsync(TestPlan.Uat, ("Procfile", "web: new"));
        await ChangesAsync(rig, TestPlan.Uat, 19);

        var expired = await rig.GetAsync($"{releases}/{old["id"]}");
        using var slug = await rig.Http.GetAsync($"/apps/{TestPlan.Uat}/slugs/{old["slug"]!["id"]}", Ct);

        Assert.Equal("expired", expired["status"]!.GetValue<string>());
        Assert.False(expired["eligible_for_rollback"]!.GetValue<bool>());
        Assert.Equal("slug", (await Rig.ReadAsync(slug, HttpStatusCode.NotFound))["resource"]!.GetValue<string>());
        await rig.PostAsync(releases, $$"""{"release":"{{old["id"]}}"}""", HttpStatusCode.UnprocessableEntity);
        await rig.PostAsync(releases, $$"""{"slug":"{{old["slug"]!["id"]}}"}""", HttpStatusCode.UnprocessableEntity);
        var promotion = await rig.PostAsync(
            "/pipeline-promotions",
            await PromotionTests.OrderAsync(rig, TestPlan.Uat, [TestPlan.Live], old["id"]!.GetValue<string>()),
            HttpStatusCode.UnprocessableEntity);
        Assert.Contains("expired", promotion["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_old_release_among_the_newest_twenty_is_kept()
    {
        await using var rig = await Rig.StartAsync();
        var old = await rig.DeployAsync(Dev);
        await rig.DeployAsync(Dev, ("Procfile", "web: new"));
        await ChangesAsync(rig, Dev, 18);
        rig.Time.Advance(Old);

        var kept = await rig.GetAsync($"{Releases}/{old["id"]}");

        Assert.Equal("succeeded", kept["status"]!.GetValue<string>());
        await rig.PostAsync(Releases, $$"""{"release":"{{old["id"]}}"}""");
    }

    [Fact]
    public async Task A_young_release_beyond_the_newest_twenty_is_kept()
    {
        await using var rig = await Rig.StartAsync();
        var young = await rig.DeployAsync(Dev);
        rig.Time.Advance(TimeSpan.FromDays(29));
        await rig.DeployAsync(Dev, ("Procfile", "web: new"));
        await ChangesAsync(rig, Dev, 25);

        await rig.PostAsync(Releases, $$"""{"release":"{{young["id"]}}"}""");
    }

    [Fact]
    public async Task What_an_app_runs_is_kept_at_any_age_and_by_every_app_that_runs_it()
    {
        await using var rig = await Rig.StartAsync();
        var source = await rig.DeployAsync(TestPlan.Uat);
        var promotion = await rig.PostAsync(
            "/pipeline-promotions", await PromotionTests.OrderAsync(rig, TestPlan.Uat, [TestPlan.Live]));
        await rig.EndOfAsync($"/pipeline-promotions/{promotion["id"]}");
        rig.Time.Advance(Old);
        await rig.DeployAsync(TestPlan.Uat, ("Procfile", "web: new"));
        await ChangesAsync(rig, TestPlan.Uat, 20);

        // UAT has long gone on, but LIVE runs that slug.
        var onUat = await rig.GetAsync($"/apps/{TestPlan.Uat}/releases/{source["id"]}");

        Assert.Equal("succeeded", onUat["status"]!.GetValue<string>());
        Assert.True((await rig.CurrentAsync(TestPlan.Live))["eligible_for_rollback"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_slug_that_was_never_released_expires_with_its_age_alone()
    {
        await using var rig = await Rig.StartAsync();
        var slug = await rig.PostAsync($"/apps/{Dev}/slugs", """{"process_types":{"web":"serve"}}""");
        await rig.GetAsync($"/apps/{Dev}/slugs/{slug["id"]}");
        rig.Time.Advance(Old);

        using var gone = await rig.Http.GetAsync($"/apps/{Dev}/slugs/{slug["id"]}", Ct);

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Without_a_lifetime_nothing_expires()
    {
        await using var rig = await Rig.StartAsync(new EmulatorSettings { SlugLifetime = null, KeptReleases = 1 });
        var old = await rig.DeployAsync(Dev);
        await rig.DeployAsync(Dev, ("Procfile", "web: new"));
        rig.Time.Advance(TimeSpan.FromDays(1000));

        await rig.PostAsync(Releases, $$"""{"release":"{{old["id"]}}"}""");
    }

    private static async Task ChangesAsync(Rig rig, string app, int count)
    {
        foreach (var number in Enumerable.Range(0, count))
        {
            await rig.PatchAsync($"/apps/{app}/config-vars", new JsonObject { ["N"] = $"{number}" }.ToJsonString());
        }
    }
}
