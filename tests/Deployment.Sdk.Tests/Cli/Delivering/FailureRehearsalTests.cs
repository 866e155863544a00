using Deployment.Sdk.Emulator;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class FailureRehearsalTests
{
    [Fact]
    public async Task A_failed_release_phase_exits_1_names_the_version_and_leaves_what_ran()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute())));
        await team.DeployAsync("master");
        var before = await team.Line.StatusAsync("yunojuno-uat");
        team.Git.Commit("Bad migration", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: migrate; exit 1\n"));

        var ran = await team.DeployAsync("master");

        Assert.Equal(1, ran.ExitCode);
        Assert.Matches($@"v\d+ of yunojuno-uat failed in its release phase; v{before.GetProperty("version").GetInt32()} keeps running", ran.Output);
        var after = await team.Line.StatusAsync("yunojuno-uat");
        Assert.Equal(team.First, after.GetProperty("commit").GetString());
        Assert.Equal("failed", after.GetProperty("newestStatus").GetString());
        Assert.False(after.GetProperty("maintenance").GetBoolean());

        // A second failure still names what runs, not the first failure.
        Assert.Contains($"v{before.GetProperty("version").GetInt32()} keeps running", (await team.DeployAsync("master")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_build_exits_1_and_leaves_what_ran()
    {
        using var team = new RehearsedRepository(settings: Rehearsals.Quick with { MaxUnpackedBytes = 20_000 });
        await team.DeployAsync("master");
        team.Git.Commit("Too much", TemporaryRepository.Ada, ("large.txt", new string('a', 40_000)));

        var ran = await team.DeployAsync("master");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("on yunojuno-uat failed; what ran before keeps running", ran.Output, StringComparison.Ordinal);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task Of_two_targets_the_failure_of_the_second_does_not_hide_the_first()
    {
        var (uat, dev) = (
            SamplePlan.Uat(),
            SamplePlan.Dev(new OwnStepAttribute(StepPhase.BeforeRelease, (_, _) => Task.FromResult(StepOutcome.Failed("the disk is full")))));
        var plan = new Plan("yunojuno")
        {
            BranchLines = [new BranchLine("master", BranchRole.Main, IsStable: true)], Routes = [new Route("master", uat), new Route("master", dev)],
        };
        using var team = new RehearsedRepository(plan);

        var ran = await team.DeployAsync("master", "--json");

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal("the disk is full; UAT was delivered before", ran.Json.GetProperty("message").GetString());
        Assert.Equal("yunojuno-uat", Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("app").GetString());
    }

    [Fact]
    public async Task A_target_that_has_the_code_already_and_fails_its_check_does_not_hide_what_was_delivered()
    {
        var isBroken = false;
        var (uat, dev) = (
            SamplePlan.Uat(new ConfigVarAttribute("COLOUR", "green")),
            SamplePlan.Dev(new OwnStepAttribute(StepPhase.Verify, (_, _) => Task.FromResult(
                isBroken ? StepOutcome.Failed("no orders come in") : StepOutcome.Succeeded)) { Repeats = true }));
        await using var heroku = await LoopbackHeroku.StartAsync(new Plan("yunojuno")
        {
            BranchLines = [new BranchLine("master", BranchRole.Main, IsStable: true)], Routes = [new Route("master", uat), new Route("master", dev)],
        });
        var line = heroku.Line("UAT", "DEV");
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        await heroku.SetAsync("yunojuno-uat", ("COLOUR", "red"));
        isBroken = true;

        var ran = await line.RunAsync("deploy", "--branch", "master", "--json");
        var again = await line.RunAsync("deploy", "--branch", "master", "--json");

        Assert.Equal((1, "no orders come in; UAT was delivered before"), (ran.ExitCode, ran.Json.GetProperty("message").GetString()));
        Assert.Equal("yunojuno-uat", Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("app").GetString());
        Assert.Equal((1, "no orders come in"), (again.ExitCode, again.Json.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_failing_release_command_exits_1_lifts_maintenance_and_says_that_the_release_stays()
    {
        using var team = new RehearsedRepository(
            SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute(), new ReleaseCommandAttribute("migrate; exit 3"))));

        var ran = await team.DeployAsync("master", "--json");

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal("`migrate; exit 3` ended with exit code 3 on yunojuno-uat", ran.Json.GetProperty("message").GetString());
        Assert.Contains("the release stays", ran.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal(team.First, Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("commit").GetString());
        Assert.DoesNotContain("answered 200", ran.Error, StringComparison.Ordinal);
        Assert.False((await team.Line.StatusAsync("yunojuno-uat")).GetProperty("maintenance").GetBoolean());
    }

    [Fact]
    public async Task A_release_command_that_succeeds_runs_before_the_smoke_test()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(new ReleaseCommandAttribute("migrate"))));

        var ran = await team.DeployAsync("master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.InRange(
            ran.Output.IndexOf("would run: migrate", StringComparison.Ordinal), 1, ran.Output.IndexOf("answered 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_release_by_somebody_else_between_plan_and_act_stops_it()
    {
        RehearsedRepository? team = null;
        var step = new OwnStepAttribute(StepPhase.BeforeRelease, async (_, token) =>
        {
            await team!.Heroku.SetConfigAsync("yunojuno-uat", "OTHER", "1", token);
            return StepOutcome.Succeeded;
        });
        using (team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(step))))
        {
            var ran = await team.DeployAsync("master");

            Assert.Equal(6, ran.ExitCode);
            Assert.Contains("somebody else released on yunojuno-uat", ran.Output, StringComparison.Ordinal);
            Assert.Contains("nothing was changed", ran.Output, StringComparison.Ordinal);
            Assert.Equal(System.Text.Json.JsonValueKind.Null, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").ValueKind);
        }
    }

    [Fact]
    public async Task Ctrl_C_during_a_build_cancels_it_and_exits_130()
    {
        using var stop = new CancellationTokenSource();
        var output = new StoppingWriter("   | ----->", stop);
        using var team = new RehearsedRepository(
            SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute())), new EmulatorSettings { StageDelay = TimeSpan.FromSeconds(3) }, output);

        var ran = await team.Line.RunAsync(stop.Token, "deploy", "--branch", "master", "--rehearse");

        Assert.True(ran.ExitCode == 130, ran.All);
        Assert.Contains("the build on yunojuno-uat was cancelled", ran.Output, StringComparison.Ordinal);
        Assert.Contains("maintenance of yunojuno-uat lifted", ran.Output, StringComparison.Ordinal);
        var look = new CommandLine(SamplePlan.Of(), team.Git.Path);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await look.StatusAsync("yunojuno-uat")).GetProperty("commit").ValueKind);
        Assert.False((await look.StatusAsync("yunojuno-uat")).GetProperty("maintenance").GetBoolean());
    }

    [Fact]
    public async Task A_build_that_could_not_be_cancelled_keeps_the_environment_locked_and_is_seen_to_its_end_by_the_next_one()
    {
        using var stop = new CancellationTokenSource();
        var settings = new EmulatorSettings
        {
            StageDelay = TimeSpan.FromSeconds(1),
            Scenario = Scenario.On("DELETE /apps/*/builds/*", "yunojuno-uat").IsAnswered(403),
        };
        using var team = new RehearsedRepository(
            SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute())), settings, new StoppingWriter("   | ----->", stop));

        var ran = await team.Line.RunAsync(stop.Token, "deploy", "--branch", "master", "--rehearse");

        Assert.True(ran.ExitCode == 130, ran.All);
        Assert.Contains("UAT stays locked until its lock runs out", ran.Output, StringComparison.Ordinal);
        Assert.Contains("maintenance of yunojuno-uat lifted", ran.Output, StringComparison.Ordinal);
        var plan = SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute()));
        var view = await team.LedgerAsync("UAT", plan);
        Assert.NotNull(view.Unfinished);
        Assert.DoesNotContain(view.Entries, entry => entry.Fact is Deployment.Sdk.Ledgers.LockReleased);
        Assert.Contains("UAT is locked by", (await new CommandLine(plan, team.Git.Path).RunAsync("lock", "status", "--rehearse")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_when_a_build_is_about_to_end_says_whether_it_released_itself()
    {
        using var stop = new CancellationTokenSource();
        var output = new StoppingWriter("   |        Released v", stop);
        using var team = new RehearsedRepository(output: output);

        var ran = await team.Line.RunAsync(stop.Token, "deploy", "--branch", "master", "--rehearse");

        Assert.True(ran.ExitCode == 130, ran.All);
        var commit = (await new CommandLine(SamplePlan.Of(), team.Git.Path).StatusAsync("yunojuno-uat")).GetProperty("commit").GetString();
        Assert.Contains(
            commit is null ? "was cancelled; what ran before keeps running" : "ended before it could be cancelled, and releases itself",
            ran.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_during_a_promotion_waits_for_its_end_then_lifts_maintenance_and_frees_the_lock()
    {
        using var stop = new CancellationTokenSource();
        var output = new StoppingWriter("   | ", stop) { After = "-> promote" };
        var live = SamplePlan.Environment(
            "LIVE", Stage.Production, new HerokuAppAttribute("yunojuno-live"), new MaintenanceAttribute(), new SmokeTestAttribute("/"));
        using var team = new RehearsedRepository(SamplePlan.Of(live: live), output: output);
        var commit = team.Git.Commit("Release phase", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: migrate\n"));
        await team.DeployAsync("master");

        var ran = await team.Line.RunAsync(stop.Token, "promote", "UAT", "LIVE", "--confirm", "yunojuno-live", "--rehearse");

        Assert.True(ran.ExitCode == 130, ran.All);
        Assert.Contains("stopping; waiting up to 60 s for the end of: promote", ran.Output, StringComparison.Ordinal);
        Assert.Contains("of yunojuno-live is current", ran.Output, StringComparison.Ordinal);
        Assert.Contains("maintenance of yunojuno-live lifted", ran.Output, StringComparison.Ordinal);
        var look = new CommandLine(SamplePlan.Of(), team.Git.Path);
        var app = await look.StatusAsync("yunojuno-live");
        Assert.Equal(commit, app.GetProperty("commit").GetString());
        Assert.False(app.GetProperty("maintenance").GetBoolean());
        Assert.Contains("nothing is locked", (await look.RunAsync("lock", "status", "--rehearse")).Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do", (await look.RunAsync("resume", "--rehearse")).Output, StringComparison.Ordinal);
    }

    /// <summary>Presses Ctrl-C when a text is printed.</summary>
    private sealed class StoppingWriter(string trigger, CancellationTokenSource stop) : StringWriter
    {
        /// <summary>Not before this was printed.</summary>
        public string? After { get; init; }

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if ((After is null || ToString().Contains(After, StringComparison.Ordinal)) && value?.StartsWith(trigger, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
