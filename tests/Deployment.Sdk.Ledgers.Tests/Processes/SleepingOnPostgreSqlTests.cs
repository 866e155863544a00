using Deployment.Sdk.Reliability;

namespace Deployment.Sdk.Ledgers.Tests.Processes;

/// <summary>A delivery that is stopped with SIGSTOP right before its first change, with the ledger of a team.</summary>
public sealed class SleepingOnPostgreSqlTests
{
    [Fact]
    public async Task The_sleeper_changes_nothing()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        Assert.Contains(" 0 problems", await ReliabilityProgram.SucceedsAsync("stall", "postgresql"));
    }
}
