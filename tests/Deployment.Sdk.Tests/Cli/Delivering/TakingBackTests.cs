using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>A verification that failed takes its delivery back, where that is declared.</summary>
public sealed class TakingBackTests
{
    [Fact]
    public async Task A_delivery_that_fails_its_verification_is_taken_back_and_exits_7()
    {
        var heard = new List<DeliveryEvent>();
        using var team = Team(PassesTheFirst(), new MaintenanceAttribute(), new HearingAttribute(heard));
        await team.DeployAsync("master");
        var bad = team.Git.Commit("Bad", TemporaryRepository.Ada, ("app.py", "bad\n"));
        heard.Clear();

        var ran = await team.DeployAsync("master", "--json");

        Assert.True(ran.ExitCode == 7, ran.All);
        var app = await team.Line.StatusAsync("yunojuno-uat");
        Assert.Equal(team.First, app.GetProperty("commit").GetString());
        Assert.False(app.GetProperty("maintenance").GetBoolean());
        Assert.Contains(
            $"no orders; taken back: UAT runs {team.First[..12]} again (yunojuno-uat v{app.GetProperty("version").GetInt32()})",
            ran.Json.GetProperty("message").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(team.First, Assert.Single(ran.Json.GetProperty("releases").EnumerateArray()).GetProperty("commit").GetString());

        Assert.Equal([DeliveryEventKind.Started, DeliveryEventKind.RolledBack], heard.Select(happening => happening.Kind));
        Assert.Equal((bad, team.First), (heard[1].Commit, Assert.Single(heard[1].Running).Commit));

        var ledger = await team.LedgerAsync("UAT");
        Assert.Contains("failed its verification", Assert.IsType<HoldSet>(ledger.Hold!.Fact).Reason, StringComparison.Ordinal);
        Assert.Equal([1, 0], ledger.Entries.Select(entry => entry.Fact).OfType<DeliveryEnded>().Skip(1).Select(end => end.ExitCode));
        Assert.Equal(team.First, ((DeliveryBegan)ledger.Succeeded.First().Began.Fact).Commit);
        Assert.Null(ledger.Unfinished);
    }

    [Fact]
    public async Task Where_it_is_not_declared_the_release_stays()
    {
        using var team = Team(PassesTheFirst(rollsBack: false));
        await team.DeployAsync("master");
        var bad = team.Git.Commit("Bad", TemporaryRepository.Ada, ("app.py", "bad\n"));

        var ran = await team.DeployAsync("master");

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal(bad, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
        Assert.Null((await team.LedgerAsync("UAT")).Hold);
    }

    [Fact]
    public async Task A_first_delivery_has_nothing_to_go_back_to()
    {
        using var team = Team(new OwnStepAttribute(StepPhase.Verify, (_, _) => Task.FromResult(StepOutcome.Failed("no orders"))) { RollsBack = true });

        var ran = await team.DeployAsync("master");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("not taken back: yunojuno-uat ran nothing before that could come back", ran.Output, StringComparison.Ordinal);
        Assert.Null((await team.LedgerAsync("UAT")).Hold);
    }

    [Fact]
    public async Task It_is_not_taken_back_across_an_irreversible_change()
    {
        using var team = Team(PassesTheFirst(), new IrreversibleChangeAttribute("db/**"));
        await team.DeployAsync("master");
        var bad = team.Git.Commit("Drop it", TemporaryRepository.Ada, ("db/1.sql", "drop\n"));

        var ran = await team.DeployAsync("master");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("not taken back: going back", ran.Output, StringComparison.Ordinal);
        Assert.Equal(bad, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task What_somebody_else_released_meanwhile_is_not_taken_back_and_exits_8()
    {
        RehearsedRepository? team = null;
        var isBad = false;
        var step = new OwnStepAttribute(StepPhase.Verify, async (_, token) =>
        {
            if (isBad)
            {
                await team!.Heroku.SetConfigAsync("yunojuno-uat", "OTHER", "1", token);
            }

            return isBad ? StepOutcome.Failed("no orders") : StepOutcome.Succeeded;
        })
        { RollsBack = true };
        using (team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(step))))
        {
            await team.DeployAsync("master");
            team.Git.Commit("Bad", TemporaryRepository.Ada, ("app.py", "bad\n"));
            isBad = true;

            var ran = await team.DeployAsync("master");

            Assert.Equal(8, ran.ExitCode);
            Assert.Contains("not taken back: somebody else released on yunojuno-uat", ran.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rollback_that_does_not_pass_either_exits_8()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Environment(
            "UAT",
            Stage.Staging,
            new HerokuAppAttribute("yunojuno-uat"),
            new SmokeTestAttribute("/health") { ExpectStatus = 418, Attempts = 1, RollBack = true })));
        await team.DeployAsync("master");
        team.Git.Commit("Second", TemporaryRepository.Ada, ("app.py", "2\n"));

        var ran = await team.DeployAsync("master");

        Assert.Equal(8, ran.ExitCode);
        Assert.Contains("and taking it back failed:", ran.Output, StringComparison.Ordinal);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
        Assert.NotNull((await team.LedgerAsync("UAT")).Hold);
    }

    [Fact]
    public async Task Apps_that_ran_different_commits_before_are_each_named_with_theirs()
    {
        string? failing = null;
        var step = new OwnStepAttribute(StepPhase.Verify, (context, _) => Task.FromResult(
            context.Commit == failing ? StepOutcome.Failed("no orders") : StepOutcome.Succeeded)) { RollsBack = true };
        var plan = SamplePlan.Of(SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("yunojuno-uat"), new HerokuAppAttribute("yunojuno-jobs"), step));
        using var team = new RehearsedRepository(plan);
        await team.DeployAsync("master");
        var bad = team.Git.Commit("Bad", TemporaryRepository.Ada, ("app.py", "bad\n"));
        var file = Path.Combine(team.Git.Path, ".git", "fault.json");
        await File.WriteAllTextAsync(
            file,
            """{"format":1,"name":"half","faults":[{"on":"POST /apps/yunojuno-jobs/releases","then":"answer","status":422}]}""",
            TestContext.Current.CancellationToken);
        var half = await new CommandLine(plan, team.Git.Path).RunAsync("deploy", "--branch", "master", "--rehearse", "--scenario-file", file);
        Assert.True(half.ExitCode == 1, half.All);
        failing = bad;

        var ran = await team.DeployAsync("master");

        Assert.True(ran.ExitCode == 7, ran.All);
        Assert.Contains($"UAT runs what it ran before: yunojuno-uat {bad[..12]}", ran.Output, StringComparison.Ordinal);
        Assert.Contains($", yunojuno-jobs {team.First[..12]} (v", ran.Output, StringComparison.Ordinal);
        Assert.Equal(bad, (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-jobs")).GetProperty("commit").GetString());
    }

    [Fact]
    public async Task An_app_that_names_its_commit_is_verified_and_any_other_has_answered()
    {
        using var asked = new RehearsedRepository();
        Assert.Contains($"UAT runs {asked.First[..12]}, answered", (await asked.DeployAsync("master")).Output, StringComparison.Ordinal);

        using var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Environment(
            "UAT", Stage.Staging, new HerokuAppAttribute("yunojuno-uat"), new SmokeTestAttribute("/") { ExpectCommit = true })));
        var ran = await team.DeployAsync("master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains($"UAT runs {team.First[..12]}, verified", ran.Output, StringComparison.Ordinal);
        Assert.Contains("answered 200 with the commit", ran.Output, StringComparison.Ordinal);
    }

    private static RehearsedRepository Team(params Attribute[] uat) => new(SamplePlan.Of(SamplePlan.Uat(uat)));

    /// <summary>Passes for the commit that came first, and for no other.</summary>
    private static OwnStepAttribute PassesTheFirst(bool rollsBack = true)
    {
        string? first = null;
        return new OwnStepAttribute(StepPhase.Verify, (context, _) =>
            Task.FromResult(context.Commit == (first ??= context.Commit) ? StepOutcome.Succeeded : StepOutcome.Failed("no orders")))
        {
            RollsBack = rollsBack,
        };
    }
}
