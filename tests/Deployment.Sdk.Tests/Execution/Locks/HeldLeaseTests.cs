using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Locks;

/// <summary>How long a lock still runs, on a machine that was asleep: its clock on the wall went on, the one that only goes forward did not.</summary>
public sealed class HeldLeaseTests : IDisposable
{
    private const string Stream = "shop/UAT";

    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedTime _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_left_of_a_lock_counts_the_time_that_the_machine_slept()
    {
        await using var store = await OpenAsync();
        using var ledger = Ledger(store);
        await using var held = await TakeAsync(ledger);

        Assert.InRange(held.Left, HeldLease.Life - TimeSpan.FromSeconds(15), HeldLease.Life);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.InRange(held.Left, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Whoever_slept_too_long_asks_the_ledger_and_learns_that_it_is_somebody_elses()
    {
        await using var store = await OpenAsync();
        using var ledger = Ledger(store);
        await using var held = await TakeAsync(ledger);
        _time.Advance(HeldLease.Life + TimeSpan.FromSeconds(1));
        Assert.True(held.Left < TimeSpan.Zero);
        Assert.False(held.IsTaken);

        using var other = Ledger(store);
        await other.ReadAsync(Stop);
        await using var taken = await TakeAsync(other);

        var lost = await Assert.ThrowsAsync<LeaseLostException>(async () => await held.RenewAsync(Stop));
        Assert.Contains("taken over or freed by somebody else", lost.Message, StringComparison.Ordinal);
        Assert.True(held.IsTaken);
        Assert.True(taken.Fence > held.Fence);
    }

    [Fact]
    public async Task Whoever_slept_too_long_and_finds_the_lock_still_theirs_has_it_renewed()
    {
        await using var store = await OpenAsync();
        using var ledger = Ledger(store);
        await using var held = await TakeAsync(ledger);
        _time.Advance(HeldLease.Life + TimeSpan.FromSeconds(1));

        await held.RenewAsync(Stop);

        Assert.True(held.Left >= HeldLease.Enough);
    }

    [Fact]
    public void A_clock_that_is_set_back_makes_nothing_younger()
    {
        var asked = Moment.Now(_time);
        _time.Advance(-TimeSpan.FromHours(1));

        Assert.InRange(asked.Ago(_time), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private async Task<ILedgerStore> OpenAsync() => await SqliteLedger.OpenAsync(_folder["ledger.db"], _time, Stop);

    private static EnvironmentLedger Ledger(ILedgerStore store) =>
        new(store, Stream, new LedgerOrigin("run", new Uri("https://api.heroku.com"), "machine", "1"));

    private async Task<HeldLease> TakeAsync(EnvironmentLedger ledger)
    {
        var holder = new LeaseHolder("run", "ada", "machine", null, "deploy");
        var asked = Moment.Now(_time);
        var taken = Assert.IsType<LedgerAppend.Appended>(await ledger.AppendAsync(
            new LockTaken(holder), new LeaseChange.Take(holder.Write(), HeldLease.Life, null), Stop));
        return new HeldLease(ledger, taken.Lease!, asked, _time);
    }
}
