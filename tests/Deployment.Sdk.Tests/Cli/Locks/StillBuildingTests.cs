using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>What Heroku still builds when a delivery is left, or taken up: it releases itself later.</summary>
public sealed class StillBuildingTests
{
    private const string Builds = "/apps/yunojuno-uat/builds";

    private readonly Plan _plan = SamplePlan.Of();
    private readonly ShiftedTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_that_cannot_be_cancelled_keeps_the_lock_and_resume_sees_its_end()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(
            _plan, Scenario.BuildHangs("yunojuno-uat").And(Scenario.On("DELETE /apps/*/builds/*", "yunojuno-uat").Nth(1).IsAnswered(403)));
        using var state = new TemporaryFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        // A person stops it once Heroku has begun to build.
        var stopped = await Line(heroku, state, new FailingLedger(body =>
        {
            if (body.Contains("write-ended", StringComparison.Ordinal) && body.Contains($"POST {Builds}", StringComparison.Ordinal))
            {
                stop.Cancel();
            }

            return false;
        })).RunAsync(stop.Token, "deploy", "--branch", "master");

        Assert.True(stopped.ExitCode == 130, stopped.All);
        Assert.Contains("could not be cancelled and may still release itself", stopped.Output, StringComparison.Ordinal);
        Assert.Contains("UAT stays locked until its lock runs out", stopped.Output, StringComparison.Ordinal);
        Assert.Contains("UAT is locked by", (await Line(heroku, state).RunAsync("lock", "status")).Output, StringComparison.Ordinal);
        Assert.Equal(5, (await Line(heroku, state).RunAsync("resume")).ExitCode);

        _time.Advance(HeldLease.Life);
        var build = Assert.Single((await heroku.CallAsync("GET", Builds)).EnumerateArray().ToArray()).GetProperty("id").GetString();
        await heroku.CallAsync("DELETE", $"{Builds}/{build}");
        var resumed = await Line(heroku, state).RunAsync("resume");

        Assert.True(resumed.ExitCode == 1, resumed.All);
        Assert.Contains($"build {build} was begun before, and goes on", resumed.Output, StringComparison.Ordinal);
        Assert.Single((await heroku.CallAsync("GET", Builds)).EnumerateArray().ToArray());
        Assert.Null((await ViewAsync(state)).Unfinished);
    }

    [Fact]
    public async Task What_somebody_else_builds_meanwhile_keeps_a_delivery_from_being_taken_up_over_it()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(_plan, Scenario.BuildHangs("yunojuno-uat"));
        using var state = new TemporaryFolder();
        var source = (await heroku.CallAsync("POST", "/sources")).GetProperty("source_blob").GetProperty("get_url").GetString();
        await heroku.CallAsync("POST", Builds, new { source_blob = new { url = source } });
        await using (var store = await SqliteLedger.OpenAsync(state["ledger.db"], _time, Token))
        {
            var api = new Uri(heroku.Line().Environment["HEROKU_API_URL"]);
            using var ledger = new EnvironmentLedger(store, "yunojuno/UAT", new LedgerOrigin("gone", api, "another machine", "1"));
            await ledger.AppendAsync(
                _ =>
                [
                    new DeliveryBegan(DeliveryVerb.Deploy, heroku.Git.Head, _plan.PolicyDigest, "plan", [], [new RecordedStep.Build("yunojuno-uat", "build", heroku.Git.Head, null)]),
                    new StepBegan(0),
                ],
                null,
                Token);
        }

        var ran = await Line(heroku, state).RunAsync("resume");

        Assert.True(ran.ExitCode == 5, ran.All);
        Assert.Contains("a build is under way on yunojuno-uat", ran.Output, StringComparison.Ordinal);
        Assert.Single((await heroku.CallAsync("GET", Builds)).EnumerateArray().ToArray());
        var view = await ViewAsync(state);
        Assert.Equal("gone", view.Unfinished?.Run);
        Assert.Empty(view.Entries.Select(entry => entry.Fact).OfType<WriteBegan>());
    }

    private CommandLine Line(LoopbackHeroku heroku, TemporaryFolder state, ILedgerHost? ledger = null)
    {
        var line = new CommandLine(_plan, heroku.Git.Path) { Rehearsal = new NoRehearsal(), Ledger = ledger, Time = _time };
        foreach (var (name, value) in heroku.Line("UAT").Environment)
        {
            line.Environment[name] = value;
        }

        line.Environment["DEPLOYMENT_LEDGER_URL"] = ledger is null ? new Uri(state["ledger.db"]).AbsoluteUri : $"other://{state["ledger.db"]}";
        return line;
    }

    private static async Task<LedgerView> ViewAsync(TemporaryFolder state)
    {
        await using var store = await SqliteLedger.OpenAsync(state["ledger.db"], TimeProvider.System, Token);
        return new LedgerView([.. (await store.ReadAsync("yunojuno/UAT", 0, Token)).Select(LedgerBody.Read)]);
    }
}
