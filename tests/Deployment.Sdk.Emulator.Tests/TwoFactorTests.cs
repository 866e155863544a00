using System.Net;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class TwoFactorTests
{
    private const string Live = TestPlan.Live;
    private const string Maintenance = """{"maintenance":true}""";

    private static readonly EmulatorSettings Settings = new() { TwoFactorApps = [Live] };

    public static TheoryData<string, string, string?> Changes => new()
    {
        { "PATCH", $"/apps/{Live}", Maintenance },
        { "PATCH", $"/apps/{Live}/config-vars", """{"A":"1"}""" },
        { "POST", $"/apps/{Live}/releases", """{"slug":"59accabd-516d-4f0e-83e6-6e3757701145"}""" },
        { "POST", $"/apps/{Live}/builds", "{}" },
        { "POST", $"/apps/{Live}/slugs", """{"process_types":{}}""" },
        { "POST", $"/apps/{Live}/dynos", """{"command":"true"}""" },
        { "DELETE", $"/apps/{Live}/dynos", null },
        { "PATCH", $"/apps/{Live}/formation", """{"updates":[]}""" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_the_app_waits_for_the_second_factor_and_says_of_which_app(string method, string path, string? body)
    {
        await using var rig = await Rig.StartAsync(Settings);

        using var answer = await ConditionTests.SendAsync(rig, new HttpMethod(method), path, body);

        await IsRefusedAsync(rig, answer, Live);
    }

    [Fact]
    public async Task Reading_never_waits_and_neither_does_another_app()
    {
        await using var rig = await Rig.StartAsync(Settings);
        var id = (await rig.GetAsync($"/apps/{Live}"))["id"];

        await rig.GetAsync($"/apps/{Live}/config-vars");
        await rig.GetAsync($"/apps/{Live}/releases");
        await rig.PostAsync("/filters/apps", $$$"""{"in":{"id":["{{{id}}}"]}}""", HttpStatusCode.OK);
        await rig.PatchAsync($"/apps/{TestPlan.Uat}", Maintenance);

        Assert.True((await rig.GetAsync("/account"))["two_factor_authentication"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_app_that_was_pre_authorised_is_changed_for_a_while()
    {
        await using var rig = await Rig.StartAsync(Settings);
        using var first = await ConditionTests.SendAsync(rig, HttpMethod.Patch, $"/apps/{Live}", Maintenance);
        var name = (await Rig.ReadAsync(first, HttpStatusCode.Forbidden))["app"]!["name"];

        using var authorised = await ConditionTests.SendAsync(
            rig, HttpMethod.Put, $"/apps/{name}/pre-authorizations", null, ("Heroku-Two-Factor-Code", "123456"));
        Assert.Equal(HttpStatusCode.OK, authorised.StatusCode);
        await rig.PatchAsync($"/apps/{Live}", Maintenance);
        rig.Time.Advance(Settings.TwoFactorLifetime);
        using var late = await ConditionTests.SendAsync(rig, HttpMethod.Patch, $"/apps/{Live}", Maintenance);

        await IsRefusedAsync(rig, late, Live);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    [InlineData("")]
    public async Task A_wrong_code_authorises_nothing_and_is_asked_for_again(string code)
    {
        await using var rig = await Rig.StartAsync(Settings);

        using var refused = await ConditionTests.SendAsync(
            rig, HttpMethod.Put, $"/apps/{Live}/pre-authorizations", null, ("Heroku-Two-Factor-Code", code));
        using var change = await ConditionTests.SendAsync(
            rig, HttpMethod.Patch, $"/apps/{Live}", Maintenance, ("Heroku-Two-Factor-Code", code));

        var error = await Rig.ReadAsync(refused, HttpStatusCode.Forbidden);
        Assert.Equal("two_factor", error["id"]!.GetValue<string>());
        Assert.Null(error["app"]);
        await IsRefusedAsync(rig, change, Live);
        Assert.False((await rig.GetAsync($"/apps/{Live}"))["maintenance"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_code_with_the_request_lets_that_request_pass_and_no_other()
    {
        await using var rig = await Rig.StartAsync(Settings);

        using var with = await ConditionTests.SendAsync(
            rig, HttpMethod.Patch, $"/apps/{Live}", Maintenance, ("Heroku-Two-Factor-Code", "654321"));
        using var without = await ConditionTests.SendAsync(rig, HttpMethod.Patch, $"/apps/{Live}", Maintenance);

        Assert.True((await Rig.ReadAsync(with, HttpStatusCode.OK))["maintenance"]!.GetValue<bool>());
        await IsRefusedAsync(rig, without, Live);
    }

    [Fact]
    public async Task A_promotion_waits_for_its_target_and_begins_nothing_before()
    {
        await using var rig = await Rig.StartAsync(Settings);
        await rig.DeployAsync(TestPlan.Uat);
        var order = await PromotionTests.OrderAsync(rig, TestPlan.Uat, [TestPlan.Dev, Live]);

        using var refused = await ConditionTests.SendAsync(rig, HttpMethod.Post, "/pipeline-promotions", order);
        await IsRefusedAsync(rig, refused, Live);
        using var authorised = await ConditionTests.SendAsync(
            rig, HttpMethod.Put, $"/apps/{Live}/pre-authorizations", null, ("Heroku-Two-Factor-Code", "123456"));
        Assert.Null((await rig.CurrentAsync(TestPlan.Dev))["slug"]);
        await rig.PostAsync("/pipeline-promotions", order);
    }

    [Fact]
    public async Task An_app_that_only_the_body_or_a_coupling_names_waits_too()
    {
        await using var rig = await Rig.StartAsync(Settings);
        var coupling = await rig.GetAsync($"/apps/{Live}/pipeline-couplings");
        var (id, pipeline) = (coupling["id"]!.GetValue<string>(), coupling["pipeline"]!["id"]!.GetValue<string>());
        var addOn = await rig.PostAsync($"/apps/{TestPlan.Uat}/addons", """{"plan":"heroku-postgresql:essential-0"}""");

        foreach (var (method, path, body) in new[]
        {
            (HttpMethod.Patch, $"/pipeline-couplings/{id}", """{"stage":"staging"}"""),
            (HttpMethod.Delete, $"/pipeline-couplings/{id}", null),
            (HttpMethod.Post, "/pipeline-couplings", $$"""{"app":"{{Live}}","pipeline":"{{pipeline}}","stage":"staging"}"""),
            (HttpMethod.Post, "/addon-attachments", $$"""{"app":"{{Live}}","addon":"{{addOn["name"]}}"}"""),
        })
        {
            using var answer = await ConditionTests.SendAsync(rig, method, path, body);
            await IsRefusedAsync(rig, answer, Live);
        }

        Assert.Equal(coupling.ToJsonString(), (await rig.GetAsync($"/apps/{Live}/pipeline-couplings")).ToJsonString());
    }

    [Fact]
    public async Task A_promotion_away_from_the_app_does_not_wait()
    {
        await using var rig = await Rig.StartAsync(new EmulatorSettings { TwoFactorApps = [TestPlan.Uat] });
        using var authorised = await ConditionTests.SendAsync(
            rig, HttpMethod.Put, $"/apps/{TestPlan.Uat}/pre-authorizations", null, ("Heroku-Two-Factor-Code", "123456"));
        await rig.DeployAsync(TestPlan.Uat);
        rig.Time.Advance(TimeSpan.FromHours(1));

        await rig.PostAsync("/pipeline-promotions", await PromotionTests.OrderAsync(rig, TestPlan.Uat, [Live]));
    }

    private static async Task IsRefusedAsync(Rig rig, HttpResponseMessage answer, string app)
    {
        var error = await Rig.ReadAsync(answer, HttpStatusCode.Forbidden);
        Assert.Equal("two_factor", error["id"]!.GetValue<string>());
        Assert.Equal("true", Assert.Single(answer.Headers.GetValues("Heroku-Two-Factor-Required")));
        Assert.Equal(
            new JsonObject { ["id"] = (await rig.GetAsync($"/apps/{app}"))["id"]!.GetValue<string>(), ["name"] = app }.ToJsonString(),
            error["app"]!.ToJsonString());
    }
}
