using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What runs starts anew with another config, and is asked whether it still serves.</summary>
public sealed class ConfigVerificationTests
{
    [Fact]
    public async Task What_serves_is_asked_after_its_config_changed_and_a_dry_run_says_so()
    {
        var asked = new List<string>();
        await using var heroku = await LoopbackHeroku.StartAsync(Plan(Asking(asked), new ConfigVarAttribute("NEW", "1")));
        var line = heroku.Line("UAT");
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        await heroku.SetAsync("yunojuno-uat", ("NEW", "0"));
        asked.Clear();

        var planned = await line.RunAsync("config", "apply", "UAT", "--dry-run", "--json");
        Assert.Empty(asked);
        var ran = await line.RunAsync("config", "apply", "UAT", "--json");

        Assert.Equal(
            ["set NEW on yunojuno-uat", "expect 200 from /health of yunojuno-uat", "own step on yunojuno-uat"],
            planned.Json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("description").GetString()));
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(
            "UAT has the config that the plan declares: set NEW on yunojuno-uat, answered", ran.Json.GetProperty("message").GetString());
        Assert.Equal(["yunojuno-uat"], asked);
    }

    [Fact]
    public async Task An_app_that_has_no_code_or_that_a_person_took_into_maintenance_is_not_asked()
    {
        var asked = new List<string>();
        await using var heroku = await LoopbackHeroku.StartAsync(Plan(Asking(asked), new ConfigVarAttribute("NEW", "1")));
        var line = heroku.Line("UAT");

        var empty = await line.RunAsync("config", "apply", "UAT", "--json");
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        await heroku.SetAsync("yunojuno-uat", ("NEW", "0"));
        await heroku.CallAsync("PATCH", "/apps/yunojuno-uat", new { maintenance = true });
        asked.Clear();
        var closed = await line.RunAsync("config", "apply", "UAT", "--json");
        var again = await line.RunAsync("config", "apply", "UAT", "--json");

        Assert.All(new[] { empty, closed }, ran => Assert.Equal(
            (0, "UAT has the config that the plan declares: set NEW on yunojuno-uat"), (ran.ExitCode, ran.Json.GetProperty("message").GetString())));
        Assert.Equal((0, "nothing to do: UAT has the config that the plan declares"), (again.ExitCode, again.Json.GetProperty("message").GetString()));
        Assert.Empty(asked);
        Assert.Contains("yunojuno-uat is in maintenance, not by this delivery, and stays so", closed.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_no_longer_serves_is_told_stays_as_it_is_and_turns_green_by_no_repetition(bool rollsBack)
    {
        var isBroken = false;
        var step = new OwnStepAttribute(StepPhase.Verify, (_, _) => Task.FromResult(
            isBroken ? StepOutcome.Failed("no orders come in") : StepOutcome.Succeeded)) { Repeats = true, RollsBack = rollsBack };
        await using var heroku = await LoopbackHeroku.StartAsync(Plan(step, new ConfigVarAttribute("NEW", "1")));
        var line = heroku.Line("UAT");
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        await heroku.SetAsync("yunojuno-uat", ("NEW", "0"));
        var before = await heroku.VersionAsync("yunojuno-uat");
        isBroken = true;

        var ran = await line.RunAsync("config", "apply", "UAT", "--json");
        var again = await line.RunAsync("config", "apply", "UAT", "--json");

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Contains("no orders come in", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(rollsBack, ran.Json.GetProperty("message").GetString()!.EndsWith("not taken back: UAT runs what it ran before", StringComparison.Ordinal));
        Assert.DoesNotContain("still to do", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(again.ExitCode == 1, again.All);
        Assert.Contains("no orders come in", again.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("1", (await heroku.ConfigAsync("yunojuno-uat"))["NEW"]);
        Assert.Equal(before + 1, await heroku.VersionAsync("yunojuno-uat"));

        isBroken = false;
        Assert.Equal(0, (await line.RunAsync("config", "apply", "UAT")).ExitCode);
    }

    private static OwnStepAttribute Asking(List<string> asked) => new(StepPhase.Verify, (context, _) =>
    {
        asked.Add(context.App);
        return Task.FromResult(StepOutcome.Succeeded);
    }) { Repeats = true };

    private static Plan Plan(params Attribute[] declared) => SamplePlan.Of(uat: SamplePlan.Uat(declared));
}
