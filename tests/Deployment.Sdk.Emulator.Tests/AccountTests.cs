using System.Net;
using System.Net.Http.Headers;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class AccountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_account_is_found_in_every_way_that_a_client_names_it()
    {
        await using var rig = await Rig.StartAsync();
        var account = await rig.GetAsync("/account");

        foreach (var name in new[] { "~", account["id"]!.GetValue<string>(), account["email"]!.GetValue<string>() })
        {
            Assert.Equal(account.ToJsonString(), (await rig.GetAsync($"/users/{name}")).ToJsonString());
        }

        using var other = await rig.Http.GetAsync("/users/somebody@else.example", Ct);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal(5, (await rig.GetAsync("/users/~/apps")).AsArray().Count);
    }

    [Fact]
    public async Task Production_has_a_token_and_an_account_of_its_own_for_the_same_apps()
    {
        await using var rig = await Rig.StartAsync();
        var (apps, general) = (await rig.GetAsync("/apps"), await rig.GetAsync("/account"));

        rig.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", rig.Emulator.ProductionToken);

        Assert.NotEqual(rig.Emulator.Token, rig.Emulator.ProductionToken);
        var production = await rig.GetAsync("/account");
        Assert.NotEqual(general["id"]!.GetValue<string>(), production["id"]!.GetValue<string>());
        Assert.NotEqual(general["email"]!.GetValue<string>(), production["email"]!.GetValue<string>());
        Assert.Equal(production.ToJsonString(), (await rig.GetAsync($"/users/{production["email"]}")).ToJsonString());
        using var other = await rig.Http.GetAsync($"/users/{general["email"]}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal(apps.ToJsonString(), (await rig.GetAsync("/apps")).ToJsonString());

        rig.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", rig.Emulator.ProductionToken + "x");
        using var refused = await rig.Http.GetAsync("/account", Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task The_owner_is_an_apps_one_collaborator()
    {
        await using var rig = await Rig.StartAsync();

        var collaborators = await rig.GetAsync($"/apps/{TestPlan.Dev}/collaborators");

        var owner = Assert.Single(collaborators.AsArray())!;
        Assert.Equal("owner", owner["role"]!.GetValue<string>());
        Assert.Equal("rehearsal@heroku.invalid", owner["user"]!["email"]!.GetValue<string>());
        Assert.Equal(4, owner["permissions"]!.AsArray().Count);
        Assert.Equal(
            owner.ToJsonString(), (await rig.GetAsync($"/apps/{TestPlan.Dev}/collaborators/{owner["id"]}")).ToJsonString());
    }

    [Fact]
    public async Task The_token_of_the_run_is_in_no_answer()
    {
        await using var rig = await Rig.StartAsync();

        var authorizations = await rig.GetAsync("/oauth/authorizations");

        Assert.DoesNotContain(rig.Emulator.Token, Assert.Single(authorizations.AsArray())!.ToJsonString());
    }

    [Theory]
    [InlineData("/teams/bakers")]
    [InlineData("/teams/bakers/members")]
    [InlineData($"/apps/{TestPlan.Dev}/oci-images/1")]
    public async Task There_are_no_teams_and_no_oci_images(string path)
    {
        await using var rig = await Rig.StartAsync();
        using var response = await rig.Http.GetAsync(path, Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty((await rig.GetAsync("/teams")).AsArray());
    }

    [Theory]
    [InlineData("/dynos", 3)]
    [InlineData("/formations/web", 2)]
    [InlineData("/dynos/worker.1", 1)]
    public async Task A_restart_starts_those_dynos_anew_and_no_others(string path, int expected)
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(TestPlan.Dev, ("Procfile", "web: serve\nworker: work"));
        await rig.PatchAsync(
            $"/apps/{TestPlan.Dev}/formation", """{"updates":[{"type":"web","quantity":2},{"type":"worker","quantity":"+1"}]}""");
        var before = (await rig.GetAsync($"/apps/{TestPlan.Dev}/dynos"))[0]!["created_at"]!.GetValue<string>();
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        await rig.SendAsync(HttpMethod.Delete, $"/apps/{TestPlan.Dev}{path}", null, HttpStatusCode.Accepted);

        var dynos = (await rig.GetAsync($"/apps/{TestPlan.Dev}/dynos")).AsArray();
        Assert.Equal(3, dynos.Count);
        Assert.Equal(expected, dynos.Count(dyno => dyno!["created_at"]!.GetValue<string>() != before));
        await rig.SendAsync(HttpMethod.Delete, $"/apps/{TestPlan.Dev}/formations/clock", null, HttpStatusCode.NotFound);
    }
}
