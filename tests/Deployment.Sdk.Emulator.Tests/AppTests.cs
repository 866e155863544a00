using System.Net;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class AppTests
{
    private const string Dev = TestPlan.Dev;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_is_found_by_name_and_by_id_with_all_that_Heroku_tells_of_it()
    {
        await using var rig = await Rig.StartAsync();

        var byName = await rig.GetAsync($"/apps/{Dev}");
        var byId = await rig.GetAsync($"/apps/{byName["id"]}");

        Assert.Equal(byName.ToJsonString(), byId.ToJsonString());
        Assert.Equal(
            [
                "acm", "archived_at", "build_stack", "buildpack_provided_description", "created_at", "generation", "git_url", "id",
                "internal_routing", "maintenance", "name", "organization", "owner", "region", "released_at", "repo_size", "slug_size",
                "space", "stack", "team", "updated_at", "web_url",
            ],
            byName.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_account_has_the_members_that_Heroku_tells()
    {
        await using var rig = await Rig.StartAsync();

        var account = await rig.GetAsync("/account");

        Assert.Contains("@", account["email"]!.GetValue<string>());
        Assert.True(account["verified"]!.GetValue<bool>());
        Assert.Equal((await rig.GetAsync($"/apps/{Dev}"))["owner"]!["id"]!.GetValue<string>(), account["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_app_can_be_made_once_under_a_legal_name()
    {
        await using var rig = await Rig.StartAsync();

        var made = await rig.PostAsync("/apps", """{"name":"shop-extra","region":"eu","stack":"heroku-24"}""");
        var taken = await rig.PostAsync("/apps", """{"name":"shop-extra"}""", HttpStatusCode.UnprocessableEntity);
        var illegal = await rig.PostAsync("/apps", """{"name":"Shop"}""", HttpStatusCode.UnprocessableEntity);
        var unnamed = await rig.PostAsync("/apps", null);

        Assert.Equal("shop-extra", made["name"]!.GetValue<string>());
        Assert.Contains("already taken", taken["message"]!.GetValue<string>());
        Assert.Equal("invalid_params", illegal["id"]!.GetValue<string>());
        Assert.Equal(7, (await rig.GetAsync("/apps")).AsArray().Count);
        Assert.Equal(1, (await rig.CurrentAsync(unnamed["name"]!.GetValue<string>()))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Filtered_apps_are_those_that_were_asked_for()
    {
        await using var rig = await Rig.StartAsync();
        var id = (await rig.GetAsync($"/apps/{Dev}"))["id"];

        var apps = await rig.PostAsync("/filters/apps", $$$"""{"in":{"id":["{{{id}}}","{{{Guid.NewGuid()}}}"]}}""", HttpStatusCode.OK);

        Assert.Equal(Dev, Assert.Single(apps.AsArray())!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_web_address_shows_nothing_then_the_release_and_in_maintenance_neither()
    {
        await using var rig = await Rig.StartAsync();
        var url = (await rig.GetAsync($"/apps/{Dev}"))["web_url"]!.GetValue<string>();
        using var anybody = new HttpClient();
        using var before = await anybody.GetAsync(url, Ct);
        await rig.DeployAsync(Dev);
        using var deployed = await anybody.GetAsync(url + "health/deep?x=1", Ct);
        var on = await rig.PatchAsync($"/apps/{Dev}", """{"maintenance":true}""");
        using var during = await anybody.GetAsync(url, Ct);
        var off = await rig.PatchAsync($"/apps/{Dev}", """{"maintenance":false}""");
        using var after = await anybody.GetAsync(url, Ct);

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Contains("no app configured", await before.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.OK, deployed.StatusCode);
        Assert.True(on["maintenance"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, during.StatusCode);
        Assert.False(off["maintenance"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(2, (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_web_address_carries_a_suffix_that_the_name_does_not_tell_and_that_each_app_has_of_its_own()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev);

        var addresses = (await rig.GetAsync("/apps")).AsArray()
            .ToDictionary(app => app!["name"]!.GetValue<string>(), app => app!["web_url"]!.GetValue<string>());
        using var anybody = new HttpClient();
        using var guessed = await anybody.GetAsync(new Uri(rig.Emulator.Api, $"web/{Dev}/"), Ct);
        using var wrong = await anybody.GetAsync(new Uri(rig.Emulator.Api, $"web/{Dev}-0123456789ab/"), Ct);

        Assert.All(addresses, app => Assert.Matches($"/web/{app.Key}-[0-9a-z]{{12}}/$", app.Value));
        Assert.Equal(addresses.Count, addresses.Values.Select(address => address[^13..]).Distinct().Count());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (guessed.StatusCode, wrong.StatusCode));
    }

    [Fact]
    public async Task A_pipeline_is_found_by_name_by_id_and_by_search()
    {
        await using var rig = await Rig.StartAsync();

        var byName = await rig.GetAsync("/pipelines/shop");
        var byId = await rig.GetAsync($"/pipelines/{byName["id"]}");
        var found = await rig.GetAsync("/pipelines?eq[name]=shop");
        var none = await rig.GetAsync("/pipelines?eq[name]=other");

        Assert.Equal(byName.ToJsonString(), byId.ToJsonString());
        Assert.Equal(byName.ToJsonString(), Assert.Single(found.AsArray())!.ToJsonString());
        Assert.Empty(none.AsArray());
    }

    [Fact]
    public async Task The_coupling_of_an_app_is_one_object_that_names_the_pipeline_and_404_without_one()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PostAsync("/apps", """{"name":"loner"}""");

        var coupling = await rig.GetAsync($"/apps/{TestPlan.Uat}/pipeline-couplings");
        using var none = await rig.Http.GetAsync("/apps/loner/pipeline-couplings", Ct);

        Assert.Equal("shop", coupling["pipeline"]!["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
