using System.Net;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class ConfigVarTests
{
    private const string Dev = TestPlan.Dev;
    private const string Vars = $"/apps/{Dev}/config-vars";

    [Fact]
    public async Task A_change_of_config_answers_the_whole_map_and_makes_a_release()
    {
        await using var rig = await Rig.StartAsync();

        await rig.PatchAsync(Vars, """{"B":"two","A":"1"}""");
        var set = await rig.CurrentAsync(Dev);
        var config = await rig.PatchAsync(Vars, """{"A":null}""");
        var removed = await rig.CurrentAsync(Dev);

        Assert.Equal("""{"B":"two"}""", config.ToJsonString());
        Assert.Equal((2, "Set A, B config vars"), (set["version"]!.GetValue<int>(), set["description"]!.GetValue<string>()));
        Assert.Equal((3, "Remove A config vars"), (removed["version"]!.GetValue<int>(), removed["description"]!.GetValue<string>()));
        Assert.Equal("""{"A":"1","B":"two"}""", (await rig.GetAsync($"/apps/{Dev}/releases/2/config-vars")).ToJsonString());
        Assert.Equal("""{"B":"two"}""", (await rig.GetAsync($"/apps/{Dev}/releases/3/config-vars")).ToJsonString());
    }

    [Fact]
    public async Task A_change_that_changes_nothing_makes_no_release()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PatchAsync(Vars, """{"A":"1"}""");

        await rig.PatchAsync(Vars, """{"A":"1","ABSENT":null}""");

        Assert.Equal(2, (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_change_runs_the_release_command_of_the_code_that_is_there_and_answers_the_old_map_until_it_succeeded()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PatchAsync(Vars, """{"A":"old"}""");
        var deployed = await rig.DeployAsync(Dev, ("Procfile", "web: serve\nrelease: migrate"));

        using var answer = await ConditionTests.SendAsync(rig, HttpMethod.Patch, Vars, """{"A":"new","B":"1"}""");
        var told = await Rig.ReadAsync(answer, HttpStatusCode.OK);
        var meanwhile = await rig.GetAsync(Vars);
        var release = await rig.EndOfAsync($"/apps/{Dev}/releases/4");

        Assert.Equal("""{"A":"old"}""", told.ToJsonString());
        Assert.Contains("will not be available until the command succeeds", Assert.Single(answer.Headers.GetValues("Warning-Message")));
        Assert.Equal("""{"A":"old"}""", meanwhile.ToJsonString());
        Assert.Equal(deployed["slug"]!["id"]!.GetValue<string>(), release["slug"]!["id"]!.GetValue<string>());
        using var nobody = new HttpClient();
        Assert.Contains("migrate", await nobody.GetStringAsync(
            release["output_stream_url"]!.GetValue<string>(), TestContext.Current.CancellationToken));
        Assert.Equal("""{"A":"new","B":"1"}""", (await rig.GetAsync(Vars)).ToJsonString());
    }

    [Fact]
    public async Task A_change_whose_release_command_fails_is_a_version_and_changes_nothing()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PatchAsync(Vars, """{"A":"old"}""");
        var slug = await rig.PostAsync($"/apps/{Dev}/slugs", """{"process_types":{"web":"serve","release":"migrate; exit 3"}}""");
        await rig.PostAsync($"/apps/{Dev}/releases", $$"""{"slug":"{{slug["id"]}}"}""");
        await rig.PatchAsync(Vars, """{"A":"on top"}""");
        await rig.EndOfAsync($"/apps/{Dev}/releases/3");

        var failed = await rig.EndOfAsync($"/apps/{Dev}/releases/4");
        var next = await rig.PatchAsync(Vars, """{"B":"1"}""");

        Assert.Equal("failed", failed["status"]!.GetValue<string>());
        Assert.Equal("""{"A":"on top"}""", (await rig.GetAsync($"/apps/{Dev}/releases/4/config-vars")).ToJsonString());
        Assert.Equal("""{"A":"old","B":"1"}""", next.ToJsonString());
        Assert.Equal(5, (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Two_changes_under_way_do_not_undo_each_other()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev, ("Procfile", "web: serve\nrelease: migrate"));

        await rig.PatchAsync(Vars, """{"A":"1"}""");
        await rig.PatchAsync(Vars, """{"B":"2"}""");
        await rig.EndOfAsync($"/apps/{Dev}/releases/4");

        Assert.Equal("""{"A":"1","B":"2"}""", (await rig.GetAsync(Vars)).ToJsonString());
    }

    [Fact]
    public async Task The_status_that_a_rehearsal_wishes_for_can_be_set_and_taken_back_where_a_release_command_runs()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev, ("Procfile", "web: serve\nrelease: migrate"));

        await rig.PatchAsync(Vars, """{"REHEARSAL_EXIT_STATUS":"7"}""");
        var set = await rig.EndOfAsync($"/apps/{Dev}/releases/3");
        await rig.PatchAsync(Vars, """{"OTHER":"1"}""");
        var other = await rig.EndOfAsync($"/apps/{Dev}/releases/4");
        await rig.PatchAsync(Vars, """{"REHEARSAL_EXIT_STATUS":null}""");
        var unset = await rig.EndOfAsync($"/apps/{Dev}/releases/5");

        Assert.Equal(["succeeded", "failed", "succeeded"], new[] { set, other, unset }.Select(one => one["status"]!.GetValue<string>()));
        Assert.Equal("{}", (await rig.GetAsync(Vars)).ToJsonString());
    }

    [Theory]
    [InlineData("""{"A":1}""")]
    [InlineData("""{"A":true}""")]
    [InlineData("""{"A-B":"1"}""")]
    [InlineData("""["A"]""")]
    public async Task Only_text_is_a_value_and_only_words_are_names(string body)
    {
        await using var rig = await Rig.StartAsync();

        var error = await rig.PatchAsync(Vars, body, HttpStatusCode.UnprocessableEntity);

        Assert.Equal("invalid_params", error["id"]!.GetValue<string>());
        Assert.Equal("{}", (await rig.GetAsync(Vars)).ToJsonString());
    }

    [Fact]
    public async Task The_release_of_a_change_keeps_the_slug()
    {
        await using var rig = await Rig.StartAsync();
        var deployed = await rig.DeployAsync(Dev);

        await rig.PatchAsync(Vars, """{"A":"1"}""");

        Assert.Equal(deployed["slug"]!["id"]!.GetValue<string>(), (await rig.CurrentAsync(Dev))["slug"]!["id"]!.GetValue<string>());
    }
}
