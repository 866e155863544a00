using Deployment.Sdk.Emulator;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class PromoteRehearsalTests
{
    private static readonly string[] Approved = ["--approve", "sales", "--approve", "support"];
    private static readonly string[] Confirmed = ["--confirm", "yunojuno-live"];

    [Fact]
    public async Task The_same_slug_arrives_on_LIVE()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");

        var ran = await team.PromoteAsync([.. Approved, .. Confirmed]);

        Assert.True(ran.ExitCode == 0, ran.All);
        var (uat, live) = (await team.Line.StatusAsync("yunojuno-uat"), await team.Line.StatusAsync("yunojuno-live"));
        Assert.Equal(team.First, live.GetProperty("commit").GetString());
        Assert.Equal(uat.GetProperty("slug").GetString(), live.GetProperty("slug").GetString());

        var again = await team.PromoteAsync([.. Confirmed, "--json"]);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("nothing to do", again.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_confirmation_and_without_a_terminal_it_fails_at_once_and_nothing_changed()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        var before = await team.StatusAsync();

        var ran = await team.PromoteAsync(Approved);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("repeat the command with --confirm yunojuno-live", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());
    }

    [Fact]
    public async Task Missing_approvals_exit_4_and_name_each()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        var before = (await team.Line.RunAsync("status", "--rehearse", "--json")).Json;

        var ran = await team.PromoteAsync([.. Confirmed, "--json"]);

        Assert.Equal(4, ran.ExitCode);
        Assert.Contains("--approve sales", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("--approve support", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        var after = (await team.Line.RunAsync("status", "--rehearse", "--json")).Json;
        Assert.Equal(before.GetProperty("apps").GetRawText(), after.GetProperty("apps").GetRawText());
        Assert.Empty(before.GetProperty("standing").EnumerateArray());
        Assert.Equal("AwaitsApproval", Assert.Single(after.GetProperty("standing").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_promotion_that_the_plan_does_not_have_is_refused_with_those_it_has()
    {
        using var team = new RehearsedRepository();

        var ran = await team.Line.RunAsync("promote", "DEV", "LIVE", "--rehearse");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("the plan does not promote DEV to LIVE", ran.Output, StringComparison.Ordinal);
        Assert.Contains("it declares UAT -> LIVE", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_never_ran_anything_is_refused()
    {
        using var team = new RehearsedRepository();

        var ran = await team.PromoteAsync([.. Approved, .. Confirmed]);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("deploy to UAT first", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_on_the_source_while_the_gates_were_asked_is_not_what_was_approved()
    {
        RehearsedRepository? team = null;
        var gate = new OwnGateAttribute(async (_, token) =>
        {
            await team!.Heroku.SetConfigAsync("yunojuno-uat", "OTHER", "1", token);
            return GateVerdict.Yes("open");
        });
        using (team = new RehearsedRepository(SamplePlan.Of(live: SamplePlan.Live(gate))))
        {
            await team.DeployAsync("master");
            var before = (await team.Line.StatusAsync("yunojuno-live")).ToString();

            var ran = await team.PromoteAsync([.. Approved, .. Confirmed]);

            Assert.Equal(6, ran.ExitCode);
            Assert.Contains("what was approved for LIVE is not what would be done now", ran.Output, StringComparison.Ordinal);
            Assert.Equal(before, (await team.Line.StatusAsync("yunojuno-live")).ToString());
        }
    }

    [Fact]
    public async Task A_release_on_LIVE_while_the_gates_were_asked_is_counted_and_not_taken_for_ours()
    {
        RehearsedRepository? team = null;
        var gate = new OwnGateAttribute(async (_, token) =>
        {
            await team!.Heroku.SetConfigAsync("yunojuno-live", "OTHER", "1", token);
            return GateVerdict.Yes("open");
        });
        using (team = new RehearsedRepository(SamplePlan.Of(live: SamplePlan.Live(gate))))
        {
            await team.DeployAsync("master");
            var before = (await team.Line.StatusAsync("yunojuno-live")).GetProperty("newestVersion").GetInt32();

            var ran = await team.PromoteAsync([.. Approved, .. Confirmed]);

            Assert.True(ran.ExitCode == 0, ran.All);
            Assert.Equal(before + 2, (await team.Line.StatusAsync("yunojuno-live")).GetProperty("version").GetInt32());
        }
    }

    [Fact]
    public async Task A_build_that_began_on_LIVE_while_the_gates_were_asked_is_not_raced()
    {
        RehearsedRepository? team = null;
        var gate = new OwnGateAttribute(async (_, token) =>
        {
            await team!.Heroku.BeginBuildAsync("yunojuno-live", token);
            return GateVerdict.Yes("open");
        });
        using (team = new RehearsedRepository(
            SamplePlan.Of(live: SamplePlan.Live(gate)), Rehearsals.Quick with { Scenario = Scenario.BuildHangs("yunojuno-live") }))
        {
            await team.DeployAsync("master");

            var ran = await team.PromoteAsync([.. Approved, .. Confirmed]);

            Assert.Equal(5, ran.ExitCode);
            Assert.Contains("a build is under way on yunojuno-live", ran.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_apps_need_each_name()
    {
        var live = SamplePlan.Environment("LIVE", Stage.Production, new HerokuAppAttribute("yunojuno-live"), new HerokuAppAttribute("yunojuno-jobs"));
        using var team = new RehearsedRepository(SamplePlan.Of(live: live));
        await team.DeployAsync("master");

        Assert.Contains("nobody confirmed the change of yunojuno-jobs", (await team.PromoteAsync(Confirmed)).Output, StringComparison.Ordinal);

        var ran = await team.PromoteAsync([.. Confirmed, "--confirm", "yunojuno-jobs"]);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-jobs")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task A_failed_release_phase_on_LIVE_keeps_what_ran()
    {
        using var team = new RehearsedRepository();
        await team.DeployAsync("master");
        await team.PromoteAsync([.. Approved, .. Confirmed]);
        team.Git.Commit("Second", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: echo ok\n"));
        await team.DeployAsync("master");
        // The release phase runs with the target's own config, which here makes it fail.
        await using (var heroku = await team.Heroku.StartAsync(
            new(SamplePlan.Of(), Path.Combine(team.Git.Path, ".git", "deployment-sdk", "rehearsal", "yunojuno")), TestContext.Current.CancellationToken))
        {
            await team.Heroku.SetConfigAsync("yunojuno-live", "REHEARSAL_EXIT_STATUS", "7", TestContext.Current.CancellationToken);
        }

        var ran = await team.PromoteAsync([.. Approved, .. Confirmed]);

        Assert.Equal(1, ran.ExitCode);
        Assert.Matches(@"v\d+ of yunojuno-live failed in its release phase; v\d+ keeps running", ran.Output);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-live")).GetProperty("commit").GetString());
    }
}
