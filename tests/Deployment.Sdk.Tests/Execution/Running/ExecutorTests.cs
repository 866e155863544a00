using System.Collections.Immutable;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Execution.Running;

/// <summary>How a delivery ends, and that maintenance which it switched on is lifted on every way there.</summary>
public sealed class ExecutorTests : IDisposable
{
    private const string On = "maintenance yunojuno-uat on";
    private const string Off = "maintenance yunojuno-uat off";

    private readonly RecordingWriter _writer = new();
    private readonly RecordingLog _log = new();
    private readonly MemoryJournal _journal = new();
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new();
    private readonly EnvironmentDefinition _environment = SamplePlan.Uat();

    public void Dispose()
    {
        _stop.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task All_that_succeeds_is_done_and_recorded()
    {
        var result = await RunAsync((_, _) => Task.FromResult(StepOutcome.Succeeded));

        Assert.Equal(DeliveryOutcome.Done, result.Outcome);
        Assert.Equal("UAT runs aaaaaaaaaaaa", result.Message);
        Assert.Equal([On, Off], _writer.Calls);
        Assert.Equal(3, _journal.Facts.OfType<StepBegan>().Count());
        Assert.Equal(3, _journal.Facts.OfType<StepEnded>().Count(end => end.ExitCode == 0));
    }

    public static TheoryData<string, int, string> Ends => new()
    {
        { "fails", 1, "it did not work" },
        { "cannot tell", 8, "its end was not seen" },
        { "throws", 8, "own step on yunojuno-uat: FormatException: broken" },
        { "runs out of its own time", 8, "TaskCanceledException" },
        { "gives nothing", 8, "ended without an outcome" },
        { "is refused by Heroku", 1, "Heroku answered 422" },
        { "may not", 77, "Heroku answered 403" },
        { "may have acted", 8, "no answer" },
        { "loses the lease", 8, "somebody else has UAT" },
        { "throws at once", 8, "InvalidOperationException: at once" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task However_a_step_ends_maintenance_is_lifted_and_the_exit_code_says_how(string end, int exitCode, string message)
    {
        var result = await RunAsync((_, _) => end switch
        {
            "fails" => Task.FromResult(StepOutcome.Failed("it did not work")),
            "cannot tell" => Task.FromResult(StepOutcome.Unknown("its end was not seen")),
            "throws" => Task.FromException<StepOutcome>(new FormatException("broken")),
            "runs out of its own time" => Task.FromException<StepOutcome>(new TaskCanceledException("timeout")),
            "gives nothing" => Task.FromResult<StepOutcome>(null!),
            "is refused by Heroku" => Task.FromException<StepOutcome>(new HerokuException("Heroku answered 422") { Status = 422 }),
            "may not" => Task.FromException<StepOutcome>(new HerokuException("Heroku answered 403") { Status = 403 }),
            "may have acted" => Task.FromException<StepOutcome>(new HerokuException("no answer") { MayHaveActed = true }),
            "loses the lease" => Task.FromException<StepOutcome>(new LeaseLostException("somebody else has UAT")),
            _ => throw new InvalidOperationException("at once"),
        });

        Assert.Equal(exitCode, (int)result.Outcome);
        Assert.Contains(message, result.Message, StringComparison.Ordinal);
        Assert.Equal([On, Off], _writer.Calls);
        Assert.Contains("note: maintenance of yunojuno-uat lifted", _log.Lines);
        Assert.Equal(2, _journal.Facts.OfType<StepEnded>().Count());
    }

    [Fact]
    public async Task A_failed_step_after_the_release_says_that_the_release_stays() =>
        Assert.Contains(
            "the release stays", (await RunAsync((_, _) => Task.FromResult(StepOutcome.Failed("no")))).Remedy, StringComparison.Ordinal);

    [Fact]
    public async Task A_stop_ends_the_step_and_lifts_maintenance()
    {
        var result = await RunAsync(async (_, token) =>
        {
            await _stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return StepOutcome.Succeeded;
        });

        Assert.Equal(DeliveryOutcome.Interrupted, result.Outcome);
        Assert.Equal([On, Off], _writer.Calls);
    }

    [Fact]
    public async Task A_stop_between_two_steps_begins_nothing_more()
    {
        _writer.Before = (_, _) => _stop.CancelAsync();
        var ran = false;

        var result = await RunAsync((_, _) =>
        {
            ran = true;
            return Task.FromResult(StepOutcome.Succeeded);
        });

        Assert.Equal(DeliveryOutcome.Interrupted, result.Outcome);
        Assert.False(ran);
        Assert.Equal([On, Off], _writer.Calls);
    }

    [Fact]
    public async Task A_step_that_does_not_listen_is_left_behind_after_its_time_to_tidy_up()
    {
        var begun = new TaskCompletionSource();
        var running = RunAsync((_, _) =>
        {
            begun.SetResult();
            return new TaskCompletionSource<StepOutcome>().Task;
        });
        await begun.Task;
        await _stop.CancelAsync();
        while (!running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.Equal(DeliveryOutcome.Interrupted, (await running).Outcome);
        Assert.Equal([On, Off], _writer.Calls);
    }

    [Fact]
    public async Task Maintenance_is_lifted_when_the_answer_to_switching_it_on_is_lost()
    {
        _writer.Before = (call, _) => call == On ? throw new HerokuException("no answer") { MayHaveActed = true } : Task.CompletedTask;

        var result = await RunAsync((_, _) => Task.FromResult(StepOutcome.Succeeded));

        Assert.Equal(DeliveryOutcome.StateUnknown, result.Outcome);
        Assert.Equal([On, Off], _writer.Calls);
    }

    [Fact]
    public async Task Maintenance_that_cannot_be_lifted_is_left_to_a_person_by_name()
    {
        _writer.Before = (call, _) => call == Off ? throw new InvalidOperationException("out of order") : Task.CompletedTask;

        var result = await RunAsync((_, _) => Task.FromResult(StepOutcome.Failed("it did not work")));

        Assert.Equal(DeliveryOutcome.StateUnknown, result.Outcome);
        Assert.Equal(
            "it did not work; yunojuno-uat is still in maintenance (out of order): heroku maintenance:off --app yunojuno-uat", result.Message);
    }

    [Fact]
    public async Task Maintenance_that_this_run_did_not_switch_on_is_left_as_found()
    {
        var result = await RunAsync(Steps((_, _) => Task.FromResult(StepOutcome.Failed("no")))[1..2]);

        Assert.Equal(DeliveryOutcome.Failed, result.Outcome);
        Assert.Empty(_writer.Calls);
    }

    private ImmutableArray<DeliveryStep> Steps(Func<IStepContext, CancellationToken, Task<StepOutcome>> run) =>
    [
        new SetMaintenanceStep("yunojuno-uat", On: true),
        new DeclaredStep(new Target(_environment, null), "yunojuno-uat", new OwnStepAttribute(StepPhase.AfterRelease, run)),
        new SetMaintenanceStep("yunojuno-uat", On: false),
    ];

    private Task<DeliveryResult> RunAsync(Func<IStepContext, CancellationToken, Task<StepOutcome>> run) => RunAsync(Steps(run));

    private async Task<DeliveryResult> RunAsync(ImmutableArray<DeliveryStep> steps)
    {
        var state = AppStates.Of(_environment, commit: AppStates.A);
        var versions = new KnownVersions(state.Apps);
        Assert.True(HerokuEndpoint.TryCreate(new Uri("http://127.0.0.1:9"), "token", null, out var endpoint, out _));
        using var heroku = HerokuConnection.Open(endpoint, _time);
        var writer = new FencedWriter(
            _writer, VersionReader.Of(new() { ["yunojuno-uat"] = 5 }), new UnsharedLease(), _journal, versions);
        var scope = new RunScope(
            state.Target, AppStates.Revision(AppStates.A), heroku, writer, versions, null, _log, _http, _time, IsRehearsal: false, "run");
        return await new Executor(scope, _journal, state, null).RunAsync(new DeliverySteps(steps, []), _stop.Token);
    }
}
