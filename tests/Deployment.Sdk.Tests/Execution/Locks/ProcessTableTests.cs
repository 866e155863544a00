using System.Diagnostics;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Tests.Execution.Locks;

/// <summary>Whether the process that holds a lock has gone. Where that cannot be told, the lease decides.</summary>
public sealed class ProcessTableTests
{
    [Fact]
    public void A_process_that_is_there_has_not_gone() => Assert.False(ProcessTable.IsGone(Own()));

    [Fact]
    public async Task A_process_that_ended_has_gone()
    {
        using var process = Process.Start("git", ["--version"]);
        var holder = Own() with { Process = process.Id };
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(ProcessTable.IsGone(holder));
    }

    [Fact]
    public void A_process_that_has_the_number_of_another_one_is_not_that_one() =>
        Assert.True(ProcessTable.IsGone(Own() with { Started = "1" }));

    [Fact]
    public void Of_a_process_in_another_container_of_the_same_name_nothing_is_known()
    {
        var there = Own() with { Process = int.MaxValue };

        Assert.True(ProcessTable.IsGone(there));
        Assert.False(ProcessTable.IsGone(there with { Scope = "another boot pid:[1]" }));
        Assert.False(ProcessTable.IsGone(there with { Scope = null }));
        Assert.False(ProcessTable.IsGone(there with { Started = null }));
        Assert.False(ProcessTable.IsGone(there with { Machine = "another machine" }));
        Assert.False(ProcessTable.IsGone(there with { Process = null }));
    }

    [Fact]
    public void What_a_lock_says_of_its_process_comes_back_as_it_was_written()
    {
        var holder = Own();

        Assert.NotNull(holder.Started);
        Assert.NotNull(holder.Scope);
        Assert.Equal(holder, LeaseHolder.Read(holder.Write()));
        Assert.False(ProcessTable.IsGone(LeaseHolder.Read("""{"run":"r","who":"ada","machine":"m","process":1,"reason":"older"}""")));
    }

    private static LeaseHolder Own() =>
        Origins.HolderOf(
            new LedgerOrigin("run", new Uri("https://api.heroku.com"), System.Environment.MachineName, "1") { Process = System.Environment.ProcessId },
            "deploy");
}
