namespace Deployment.Sdk.Ledgers.Tests;

public abstract partial class LedgerContractTests
{
    [Fact]
    public async Task A_lease_is_taken_with_the_row_that_is_its_fence()
    {
        await using var store = await OpenAsync();
        await AppendAsync(store, "p/LIVE", 0, "before");

        var taken = Taken(await store.AppendAsync("p/LIVE", 1, ["lock", "more"], new LeaseChange.Take("me", Long, null), Token));

        Assert.Equal(2, taken.Fence);
        Assert.Equal("me", taken.Holder);
        Assert.Equal(Long, taken.Left);
        var read = await store.ReadLeaseAsync("p/LIVE", Token);
        Assert.Equal((2, "me", taken.ExpiresAt), (read!.Fence, read.Holder, read.ExpiresAt));
        Assert.Null(await store.ReadLeaseAsync("p/UAT", Token));
    }

    [Fact]
    public async Task A_lease_that_is_held_is_not_taken_and_nothing_is_appended()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("p/LIVE", 0, ["lock"], new LeaseChange.Take("me", Long, null), Token);

        var held = Assert.IsType<LedgerAppend.Held>(
            await store.AppendAsync("p/LIVE", 1, ["lock"], new LeaseChange.Take("you", Long, null), Token));

        Assert.Equal((1, "me"), (held.Lease!.Fence, held.Lease.Holder));
        Assert.Single(await store.ReadAsync("p/LIVE", 0, Token));
        Assert.Equal("me", (await store.ReadLeaseAsync("p/LIVE", Token))!.Holder);
    }

    [Fact]
    public async Task A_row_that_somebody_else_appended_is_told_before_a_lease()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("p/LIVE", 0, ["lock"], new LeaseChange.Take("me", Long, null), Token);

        Assert.Equal(
            new LedgerAppend.Conflict(1), await store.AppendAsync("p/LIVE", 0, ["lock"], new LeaseChange.Take("you", Long, null), Token));
    }

    [Fact]
    public async Task A_lease_that_has_run_out_is_anybodys_and_the_fence_grows()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("p/LIVE", 0, ["lock"], new LeaseChange.Take("me", Moment, null), Token);
        Assert.Equal(TimeSpan.Zero, (await store.ReadLeaseAsync("p/LIVE", Token))!.Left);

        var taken = Taken(await store.AppendAsync("p/LIVE", 1, ["lock"], new LeaseChange.Take("you", Long, null), Token));

        Assert.Equal((2, "you"), (taken.Fence, taken.Holder));
        Assert.Null(await store.RenewAsync("p/LIVE", 1, Long, Token));
        Assert.IsType<LedgerAppend.Held>(await store.AppendAsync("p/LIVE", 2, ["write"], new LeaseChange.Hold(1), Token));
        Assert.IsType<LedgerAppend.Held>(await store.AppendAsync("p/LIVE", 2, ["unlock"], new LeaseChange.Release(1), Token));
        Assert.Equal(2, (await store.ReadAsync("p/LIVE", 0, Token)).Count);
    }

    [Fact]
    public async Task A_lease_is_taken_from_its_holder_only_by_its_fence()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("p/LIVE", 0, ["lock"], new LeaseChange.Take("me", Long, null), Token);

        Assert.IsType<LedgerAppend.Held>(await store.AppendAsync("p/LIVE", 1, ["steal"], new LeaseChange.Take("you", Long, 7), Token));
        var taken = Taken(await store.AppendAsync("p/LIVE", 1, ["steal"], new LeaseChange.Take("you", Long, 1), Token));

        Assert.Equal((2, "you"), (taken.Fence, taken.Holder));
    }

    [Fact]
    public async Task A_lease_that_has_run_out_and_that_nobody_took_is_renewed()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("p/LIVE", 0, ["lock"], new LeaseChange.Take("me", Moment, null), Token);

        var renewed = await store.RenewAsync("p/LIVE", 1, Long, Token);

        Assert.InRange(renewed!.Left, Long - TimeSpan.FromMinutes(1), Long);
        Assert.Equal((1, "me"), (renewed.Fence, renewed.Holder));
        Assert.IsType<LedgerAppend.Held>(await store.AppendAsync("p/LIVE", 1, ["lock"], new LeaseChange.Take("you", Long, null), Token));
        Assert.Null(await store.RenewAsync("p/LIVE", 2, Long, Token));
        Assert.Null(await store.RenewAsync("p/UAT", 1, Long, Token));
    }

    [Fact]
    public async Task A_lease_that_was_given_up_is_gone()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync("p/LIVE", 0, ["lock"], new LeaseChange.Take("me", Long, null), Token);
        var write = Assert.IsType<LedgerAppend.Appended>(await store.AppendAsync("p/LIVE", 1, ["write"], new LeaseChange.Hold(1), Token));
        Assert.Equal(1, write.Lease!.Fence);

        var released = Assert.IsType<LedgerAppend.Appended>(await store.AppendAsync("p/LIVE", 2, ["unlock"], new LeaseChange.Release(1), Token));

        Assert.Null(released.Lease);
        Assert.Null(await store.ReadLeaseAsync("p/LIVE", Token));
        Assert.Null(await store.RenewAsync("p/LIVE", 1, Long, Token));
        Assert.Equal(
            new LedgerAppend.Held(null), await store.AppendAsync("p/LIVE", 3, ["write"], new LeaseChange.Hold(1), Token));
        Assert.Equal(4, Taken(await store.AppendAsync("p/LIVE", 3, ["lock"], new LeaseChange.Take("you", Long, 1), Token)).Fence);
    }

    [Fact]
    public async Task Of_many_that_want_a_lease_at_once_one_gets_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(async contender =>
        {
            await using var store = await OpenAsync();
            var version = 0L;
            while (true)
            {
                switch (await store.AppendAsync("p/LIVE", version, ["lock"], new LeaseChange.Take($"{contender}", Long, null), Token))
                {
                    case LedgerAppend.Appended:
                        return true;
                    case LedgerAppend.Held:
                        return false;
                    case LedgerAppend.Conflict conflict:
                        version = conflict.Version;
                        break;
                }
            }
        }));

        Assert.Single(taken, won => won);
    }

    private static LedgerLease Taken(LedgerAppend append) => Assert.IsType<LedgerAppend.Appended>(append).Lease!;
}
