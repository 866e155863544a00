using System.Net;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class FormationTests
{
    private const string Dev = TestPlan.Dev;
    private const string Formation = $"/apps/{Dev}/formation";

    [Theory]
    [InlineData("""{"type":"worker","quantity":3}""", 3, "Basic")]
    [InlineData("""{"type":"worker","quantity":"2"}""", 2, "Basic")]
    [InlineData("""{"type":"worker","quantity":"+1","size":"Standard-1X"}""", 2, "Standard-1X")]
    [InlineData("""{"type":"worker","quantity":"-1"}""", 0, "Basic")]
    [InlineData("""{"type":"worker","dyno_size":{"name":"standard-2x"}}""", 1, "Standard-2X")]
    public async Task A_process_type_scales_as_schema_and_command_line_ask_for_it(string update, int quantity, string size)
    {
        await using var rig = await DeployedAsync();

        var answered = await rig.PatchAsync(Formation, $$"""{"updates":[{{update}}]}""");
        var worker = await rig.GetAsync($"{Formation}/worker");

        Assert.Equal(quantity, worker["quantity"]!.GetValue<int>());
        Assert.Equal(size, worker["size"]!.GetValue<string>());
        Assert.Equal(size, worker["dyno_size"]!["name"]!.GetValue<string>());
        Assert.Equal(2, answered.AsArray().Count);
        var dynos = (await rig.GetAsync($"/apps/{Dev}/dynos")).AsArray();
        Assert.Equal(quantity, dynos.Count(dyno => dyno!["type"]!.GetValue<string>() == "worker"));
    }

    [Theory]
    [InlineData("""{"type":"ghost","quantity":1}""", HttpStatusCode.NotFound)]
    [InlineData("""{"type":"worker","quantity":"many"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"type":"worker","quantity":1.5}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"type":"worker","quantity":"-5"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"type":"worker","quantity":1,"size":"huge"}""", HttpStatusCode.UnprocessableEntity)]
    public async Task One_bad_update_leaves_all_of_them_undone(string bad, HttpStatusCode status)
    {
        await using var rig = await DeployedAsync();

        await rig.PatchAsync(Formation, $$"""{"updates":[{"type":"web","quantity":5},{{bad}}]}""", status);

        Assert.Equal(1, (await rig.GetAsync($"{Formation}/web"))["quantity"]!.GetValue<int>());
    }

    [Fact]
    public async Task Scaling_outlives_the_next_release_and_makes_none_itself()
    {
        await using var rig = await DeployedAsync();
        var before = (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>();

        await rig.PatchAsync(Formation, """{"updates":[{"type":"web","quantity":4}]}""");
        var after = (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>();
        await rig.DeployAsync(Dev, ("Procfile", "web: new\nclock: tick\n"));

        Assert.Equal(before, after);
        var types = (await rig.GetAsync(Formation)).AsArray()
            .ToDictionary(entry => entry!["type"]!.GetValue<string>(), entry => entry!["quantity"]!.GetValue<int>());
        Assert.Equal(new Dictionary<string, int> { ["web"] = 4, ["clock"] = 0 }, types);
        Assert.Equal("new", (await rig.GetAsync($"{Formation}/web"))["command"]!.GetValue<string>());
    }

    private static async Task<Rig> DeployedAsync()
    {
        var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev, ("Procfile", "web: serve\nworker: work\n"));
        await rig.PatchAsync(Formation, """{"updates":[{"type":"worker","quantity":1}]}""");
        return rig;
    }
}
