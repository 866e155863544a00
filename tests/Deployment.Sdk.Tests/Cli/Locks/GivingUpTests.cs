using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>What is given up is what is unfinished once nobody else can change it, and not what was seen before.</summary>
public sealed class GivingUpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_ended_meanwhile_hides_none_that_was_left_since()
    {
        await using var team = await Team.CreateAsync();
        await WriteAsync(team, "first", Began(team));

        var ran = await team.Line(new MeddlingLedger(async () =>
        {
            await WriteAsync(team, "first", new DeliveryEnded("first", 0, "done", []));
            await WriteAsync(team, "second", Began(team));
        })).RunAsync("resume", "first", "--abandon", "over");

        Assert.True(ran.ExitCode == 6, ran.All);
        Assert.Contains("run second was left unfinished on UAT since", ran.Output, StringComparison.Ordinal);
        Assert.Equal("second", (await team.ViewAsync("UAT")).Unfinished?.Run);
    }

    [Fact]
    public async Task A_run_that_ended_meanwhile_is_given_up_by_nobody()
    {
        await using var team = await Team.CreateAsync();
        await WriteAsync(team, "first", Began(team));

        var ran = await team.Line(new MeddlingLedger(() => WriteAsync(team, "first", new DeliveryEnded("first", 0, "done", []))))
            .RunAsync("resume", "first", "--abandon", "over");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(0, Assert.Single((await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).OfType<DeliveryEnded>()).ExitCode);
    }

    private static DeliveryBegan Began(Team team) => new(DeliveryVerb.Deploy, team.Git.Head, team.Plan.PolicyDigest, "plan", [], []);

    private static async Task WriteAsync(Team team, string run, LedgerFact fact)
    {
        await using var store = await SqliteLedger.OpenAsync(team.LedgerFile, TimeProvider.System, Token);
        using var ledger = new EnvironmentLedger(store, "yunojuno/UAT", new LedgerOrigin(run, team.Heroku.Api, "another machine", "1"));
        await ledger.AppendAsync(fact, null, Token);
    }
}
