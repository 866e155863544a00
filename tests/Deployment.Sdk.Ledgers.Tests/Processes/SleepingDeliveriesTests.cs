namespace Deployment.Sdk.Ledgers.Tests.Processes;

/// <summary>A delivery that is stopped with SIGSTOP right before its first change, and wakes up when its lock is another's.</summary>
public sealed class SleepingDeliveriesTests
{
    [Fact]
    public async Task The_sleeper_changes_nothing_on_SQLite() =>
        Assert.Contains(" 0 problems", await ReliabilityProgram.SucceedsAsync("stall", "sqlite"));
}
