using Deployment.Sdk.Reliability;

namespace Deployment.Sdk.Ledgers.Tests.Reliability;

/// <summary>Real processes that deliver to one environment at once, and one that falls asleep while it holds it, over both stores.</summary>
public sealed class CrowdTests(PostgresCluster postgres)
{
    private const int Processes = 5;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Many_processes_deliver_one_after_the_other_in_the_order_of_their_commits(string store)
    {
        var (summary, problems) = await Crowd.RunAsync(Processes, await LedgerAsync(store));

        Assert.True(problems.Count == 0, $"{summary}: {string.Join("; ", problems)}");
    }

    /// <summary>Before a change is written down, and after it was made: of the first step of a deploy.</summary>
    [Theory]
    [InlineData("SQLite", 4)]
    [InlineData("PostgreSQL", 6)]
    public async Task A_holder_that_slept_while_somebody_else_delivered_writes_nothing_when_it_wakes_up(string store, int row)
    {
        var (problems, _) = await Stall.RunAsync(await LedgerAsync(store), row, before: true, runsOut: false);

        Assert.True(problems.Count == 0, string.Join("; ", problems));
    }

    private async Task<string?> LedgerAsync(string store) =>
        store == "SQLite" ? null : postgres.AddressOf(await postgres.NewLedgerAsync()).AbsoluteUri;
}
