using Deployment.Sdk.Reliability;

namespace Deployment.Sdk.Ledgers.Tests.Processes;

/// <summary>Many processes that deliver different commits to one environment at once.</summary>
public sealed class CrowdedDeliveriesTests
{
    [Fact]
    public async Task They_arrive_in_the_order_of_history_on_SQLite() =>
        Assert.Contains(" 0 problems", await ReliabilityProgram.SucceedsAsync("crowd", "6", "sqlite"));

    [Fact]
    public async Task They_arrive_in_the_order_of_history_on_PostgreSQL()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        Assert.Contains(" 0 problems", await ReliabilityProgram.SucceedsAsync("crowd", "6", "postgresql"));
    }
}
