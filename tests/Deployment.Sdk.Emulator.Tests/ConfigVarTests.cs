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
