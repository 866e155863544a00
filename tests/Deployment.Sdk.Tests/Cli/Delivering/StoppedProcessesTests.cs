using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What works behind the maintenance page stands still while a release is made, and works again afterwards.</summary>
public sealed class StoppedProcessesTests
{
    private const string Procfile = "web: run\nworker: work\nclock: tick\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workers_stand_still_during_the_release_and_come_back_with_the_number_that_was_there()
    {
        Dictionary<string, int>? during = null;
        RehearsedRepository? team = null;
        var look = new OwnStepAttribute(StepPhase.AfterRelease, async (_, token) =>
        {
            during = team is null ? null : await team.Heroku.DynosAsync("yunojuno-uat", token);
            return StepOutcome.Succeeded;
        });
        using (team = await TeamAsync(look, new MaintenanceAttribute { Stop = "worker" }))
        {
            team.Git.Commit("Second", TemporaryRepository.Ada, ("app.py", "2\n"));

            var ran = await team.DeployAsync("master");

            Assert.True(ran.ExitCode == 0, ran.All);
            Assert.Equal((0, 1), (during!["worker"], during["web"]));
            Assert.Equal(3, (await DynosAsync(team))["worker"]);
            Assert.Contains("stop worker=3 on yunojuno-uat", ran.Output, StringComparison.Ordinal);
            Assert.Contains("start worker=3 on yunojuno-uat again", ran.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task They_come_back_on_a_failure_too()
    {
        using var team = await TeamAsync(new MaintenanceAttribute { Stop = "worker, clock" });
        team.Git.Commit("Bad migration", TemporaryRepository.Ada, ("Procfile", Procfile + "release: migrate; exit 1\n"));

        var ran = await team.DeployAsync("master");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("worker=3 of yunojuno-uat started again", ran.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await DynosAsync(team))["worker"]);
        Assert.False((await team.Line.StatusAsync("yunojuno-uat")).GetProperty("maintenance").GetBoolean());
    }

    [Fact]
    public async Task They_come_back_with_the_declared_number_and_are_not_started_before_the_end()
    {
        using var team = await TeamAsync(new MaintenanceAttribute { Stop = "worker" }, new ProcessTypeAttribute("worker") { Quantity = 2 });
        team.Git.Commit("Second", TemporaryRepository.Ada, ("app.py", "2\n"));

        var ran = await team.DeployAsync("master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.DoesNotContain("scale worker", ran.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await DynosAsync(team))["worker"]);
    }

    [Fact]
    public async Task What_a_person_stopped_or_closed_is_left_as_found()
    {
        using var team = await TeamAsync(new MaintenanceAttribute { Stop = "worker" });
        await using (await team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(team)), Token))
        {
            await team.Heroku.ScaleAsync("yunojuno-uat", "worker", 0, Token);
            await team.Heroku.SetMaintenanceAsync("yunojuno-uat", on: true, Token);
        }

        team.Git.Commit("Second", TemporaryRepository.Ada, ("app.py", "2\n"));
        var ran = await team.DeployAsync("master");

        Assert.DoesNotContain("stop worker", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("switch maintenance", ran.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await DynosAsync(team))["worker"]);
        Assert.True((await team.Line.StatusAsync("yunojuno-uat")).GetProperty("maintenance").GetBoolean());
    }

    [Fact]
    public async Task A_type_that_does_not_arrive_is_refused_before_anything_is_changed()
    {
        using var team = await TeamAsync(new MaintenanceAttribute { Stop = "worker" });
        team.Git.Commit("No worker any more", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
        var before = await team.StatusAsync();

        var ran = await team.DeployAsync("master");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("UAT stops the process type worker during its maintenance", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await team.StatusAsync());
    }

    [Fact]
    public async Task What_a_process_that_died_had_stopped_is_started_by_the_one_that_takes_it_up()
    {
        using var team = await TeamAsync(new MaintenanceAttribute { Stop = "worker" });
        var version = (await team.Line.StatusAsync("yunojuno-uat")).GetProperty("newestVersion").GetInt32();
        await using (await team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(team)), Token))
        {
            await team.Heroku.ScaleAsync("yunojuno-uat", "worker", 0, Token);
        }

        await team.WithLedgerAsync("UAT", null, ledger => ledger.AppendAsync(
            _ =>
            [
                new DeliveryBegan(
                    DeliveryVerb.Deploy,
                    team.First,
                    new string('0', 64),
                    "",
                    [new RecordedApp("yunojuno-uat", version) { Commit = team.First }],
                    [
                        new RecordedStep.Processes("yunojuno-uat", "stop", [new RecordedProcess("worker", 3, null)], true),
                        new RecordedStep.Processes("yunojuno-uat", "start", [new RecordedProcess("worker", 3, null)], false),
                    ]),
                new StepBegan(0),
            ],
            null,
            Token));

        var ran = await team.Line.RunAsync("resume", "--rehearse");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(3, (await DynosAsync(team))["worker"]);
    }

    [Theory]
    [InlineData("web", "'web' is never scaled to zero")]
    [InlineData("worker,web", "'web' is never scaled to zero")]
    [InlineData("worker; web", "is no process type")]
    [InlineData("", "An entry of it is empty")]
    public void A_plan_that_stops_what_it_may_not_is_refused(string stop, string says) =>
        Assert.Contains(
            says,
            PlanCheck.Of(SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute { Stop = stop })))?.Reason,
            StringComparison.Ordinal);

    [Fact]
    public void A_plan_that_stops_workers_is_sound() =>
        Assert.Null(PlanCheck.Of(SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute { Stop = "worker, clock-2" }))));

    private static async Task<RehearsedRepository> TeamAsync(params Attribute[] uat)
    {
        var team = new RehearsedRepository(SamplePlan.Of(SamplePlan.Uat(uat)));
        team.Git.Commit("Worker", TemporaryRepository.Ada, ("Procfile", Procfile));
        var first = await team.DeployAsync("master");
        Assert.True(first.ExitCode == 0, first.All);
        await using (await team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(team)), Token))
        {
            await team.Heroku.ScaleAsync("yunojuno-uat", "worker", 3, Token);
        }

        return team;
    }

    private static string Folder(RehearsedRepository team) => Path.Combine(team.Git.Path, ".git", "deployment-sdk", "rehearsal", "yunojuno");

    private static async Task<Dictionary<string, int>> DynosAsync(RehearsedRepository team)
    {
        await using var heroku = await team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(team)), Token);
        return await team.Heroku.DynosAsync("yunojuno-uat", Token);
    }
}
