using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Deliveries whose process died behind the maintenance page, and that cannot be taken up, or are given up.</summary>
public sealed class LeftUnfinishedTests : IDisposable
{
    private const string Procfile = "web: run\nworker: work\n";
    private const string Opens = "heroku maintenance:off --app yunojuno-uat";
    private const string Starts = "heroku ps:scale worker=3 --app yunojuno-uat";

    // What the plan does not declare: a resume cannot know its value.
    private static readonly RecordedStep Unknown = new RecordedStep.Config("yunojuno-uat", "set GONE on yunojuno-uat", ["GONE"]);

    private readonly Plan _plan = SamplePlan.Of(SamplePlan.Uat(new MaintenanceAttribute { Stop = "worker" }));
    private readonly RehearsedRepository _team;

    private string _earlier = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public LeftUnfinishedTests() => _team = new RehearsedRepository(_plan);

    public void Dispose() => _team.Dispose();

    [Fact]
    public async Task What_cannot_be_taken_up_ends_in_8_and_names_what_it_left_closed()
    {
        var run = await LeaveAsync(Unknown);

        var ran = await _team.Line.RunAsync("resume", "--rehearse");

        Assert.True(ran.ExitCode == 8, ran.All);
        Assert.Contains("set GONE on yunojuno-uat; the plan does not declare it any longer", ran.Output, StringComparison.Ordinal);
        Assert.Contains(Opens, ran.Output, StringComparison.Ordinal);
        Assert.Contains(Starts, ran.Output, StringComparison.Ordinal);
        Assert.Contains($"dotnet run -- --rehearse resume {run} --abandon REASON", ran.Output, StringComparison.Ordinal);
        Assert.Equal(run, (await _team.LedgerAsync("UAT")).Unfinished?.Run);
        await IsClosedAsync(true);
    }

    [Fact]
    public async Task What_cannot_be_read_ends_in_8_too_and_is_not_said_to_have_changed_nothing()
    {
        var run = await LeaveAsync();

        var ran = await WithFaultAsync("GET /apps/yunojuno-uat", "resume", "--rehearse");

        Assert.True(ran.ExitCode == 8, ran.All);
        Assert.Contains($"run {run} stays unfinished on UAT", ran.Output, StringComparison.Ordinal);
        Assert.Contains(Opens, ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was changed", ran.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _team.Line.RunAsync("resume", "--rehearse")).ExitCode);
        await IsClosedAsync(false);
    }

    [Fact]
    public async Task What_is_given_up_is_opened_and_started_again()
    {
        var run = await LeaveAsync(Unknown);

        var ran = await _team.Line.RunAsync("resume", run, "--abandon", "the var is set by hand", "--rehearse");

        Assert.True(ran.ExitCode == 0, ran.All);
        await IsClosedAsync(false);
        var ledger = await _team.LedgerAsync("UAT");
        Assert.Null(ledger.Unfinished);
        var end = ledger.Entries.Select(entry => entry.Fact).OfType<DeliveryEnded>().Last();
        Assert.Equal((run, 8, "abandoned: the var is set by hand"), (end.Delivery, end.ExitCode, end.Message));
        Assert.Contains("nothing is locked", (await _team.Line.RunAsync("lock", "status", "--rehearse")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _team.DeployAsync("master")).ExitCode);
    }

    [Fact]
    public async Task What_is_given_up_and_cannot_be_opened_ends_in_8_with_the_commands()
    {
        var run = await LeaveAsync();

        var ran = await WithFaultAsync("PATCH /apps/**", "resume", run, "--abandon", "over", "--rehearse");

        Assert.True(ran.ExitCode == 8, ran.All);
        Assert.Contains(Opens, ran.Output, StringComparison.Ordinal);
        Assert.Contains(Starts, ran.Output, StringComparison.Ordinal);
        Assert.Null((await _team.LedgerAsync("UAT")).Unfinished);
    }

    [Fact]
    public async Task What_has_ended_is_closed_already_and_what_never_was_is_a_mistake()
    {
        var run = await LeaveAsync(Unknown);
        await _team.Line.RunAsync("resume", run, "--abandon", "over", "--rehearse");

        foreach (var args in new[] { new[] { "resume", run }, ["resume", run, "--abandon", "once more"] })
        {
            var again = await _team.Line.RunAsync([.. args, "--rehearse"]);
            Assert.True(again.ExitCode == 0, again.All);
            Assert.Contains($"run {run} is closed already; UAT: it ended with exit code 8 on", again.Output, StringComparison.Ordinal);
        }

        Assert.Equal(64, (await _team.Line.RunAsync("resume", "another", "--abandon", "over", "--rehearse")).ExitCode);
        Assert.Equal(64, (await _team.Line.RunAsync("resume", run, "--abandon", " ", "--rehearse")).ExitCode);
    }

    [Fact]
    public async Task A_rollback_takes_the_place_of_what_cannot_be_taken_up()
    {
        var run = await LeaveAsync(Unknown);

        var ran = await _team.Line.RunAsync("rollback", "UAT", "--rehearse");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains($"by run {run} is given up for this rollback", ran.Output, StringComparison.Ordinal);
        Assert.Equal(_earlier, (await _team.Line.StatusAsync("yunojuno-uat")).GetProperty("commit").GetString());
        await IsClosedAsync(false);
        var ledger = await _team.LedgerAsync("UAT");
        Assert.Null(ledger.Unfinished);
        Assert.NotNull(ledger.Hold);
        Assert.Equal([(run, 8), (ledger.Entries[^1].Origin.Run, 0)], ledger.Entries.Select(entry => entry.Fact).OfType<DeliveryEnded>().TakeLast(2).Select(end => (end.Delivery, end.ExitCode)));
    }

    [Fact]
    public async Task A_rollback_with_nothing_to_do_does_not_hide_that_the_site_is_closed()
    {
        await LeaveAsync(Unknown);
        var version = (await _team.Line.StatusAsync("yunojuno-uat")).GetProperty("version").GetInt32();

        var ran = await _team.Line.RunAsync("rollback", "UAT", $"v{version}", "--rehearse");

        Assert.True(ran.ExitCode == 8, ran.All);
        Assert.Contains(Opens, ran.Output, StringComparison.Ordinal);
    }

    private static string Folder(RehearsedRepository team) => Path.Combine(team.Git.Path, ".git", "deployment-sdk", "rehearsal", "yunojuno");

    /// <summary>What a deploy leaves that died after it had closed UAT and while it stopped the worker. Returns its run.</summary>
    private async Task<string> LeaveAsync(params RecordedStep[] ahead)
    {
        _earlier = _team.Git.Commit("Worker", TemporaryRepository.Ada, ("Procfile", Procfile));
        Assert.Equal(0, (await _team.DeployAsync("master")).ExitCode);
        _team.Git.Commit("Second");
        Assert.Equal(0, (await _team.DeployAsync("master")).ExitCode);
        await using (await _team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(_team)), Token))
        {
            await _team.Heroku.ScaleAsync("yunojuno-uat", "worker", 0, Token);
            await _team.Heroku.SetMaintenanceAsync("yunojuno-uat", on: true, Token);
        }

        var version = (await _team.Line.StatusAsync("yunojuno-uat")).GetProperty("newestVersion").GetInt32();
        await _team.WithLedgerAsync("UAT", null, ledger => ledger.AppendAsync(
            _ =>
            [
                new DeliveryBegan(
                    DeliveryVerb.Deploy,
                    _team.Git.Head,
                    new string('0', 64),
                    "",
                    [new RecordedApp("yunojuno-uat", version) { Commit = _team.Git.Head }],
                    [
                        new RecordedStep.Maintenance("yunojuno-uat", "switch maintenance on", true),
                        new RecordedStep.Processes("yunojuno-uat", "stop", [new RecordedProcess("worker", 3, null)], true),
                        .. ahead,
                        new RecordedStep.Processes("yunojuno-uat", "start", [new RecordedProcess("worker", 3, null)], false),
                        new RecordedStep.Maintenance("yunojuno-uat", "switch maintenance off", false),
                    ]),
                new StepBegan(0),
                new StepEnded(0, 0, null, new Dictionary<string, int>()),
                new StepBegan(1),
            ],
            null,
            Token));
        return (await _team.LedgerAsync("UAT")).Unfinished!.Run;
    }

    private async Task IsClosedAsync(bool isClosed)
    {
        Assert.Equal(isClosed, (await _team.Line.StatusAsync("yunojuno-uat")).GetProperty("maintenance").GetBoolean());
        await using var heroku = await _team.Heroku.StartAsync(new(SamplePlan.Of(), Folder(_team)), Token);
        Assert.Equal(isClosed ? 0 : 3, (await _team.Heroku.DynosAsync("yunojuno-uat", Token))["worker"]);
    }

    private async Task<Ran> WithFaultAsync(string request, params string[] args)
    {
        var file = Path.Combine(_team.Git.Path, ".git", "fault.json");
        await File.WriteAllTextAsync(
            file, $$$"""{"format":1,"name":"refused","faults":[{"on":"{{{request}}}","then":"answer","status":403,"body":"not today"}]}""", Token);
        return await new CommandLine(_plan, _team.Git.Path).RunAsync([.. args, "--scenario-file", file]);
    }
}
