using CsCheck;

namespace Deployment.Sdk.Ledgers.Tests;

public abstract partial class LedgerContractTests
{
    private static readonly Gen<string> Name = Gen.OneOf(Gen.Const("p/LIVE"), Gen.Const("p/UAT"), Gen.Const("p/live"));

    private static readonly Gen<LeaseChange?> Change = Gen.OneOf<LeaseChange?>(
        Gen.Const((LeaseChange?)null),
        Gen.Select(Gen.OneOf(Gen.Const("me"), Gen.Const("you")), Gen.Bool, Gen.Long[0, 6].Nullable(), (holder, isLong, fence) =>
            (LeaseChange?)new LeaseChange.Take(holder, isLong ? Long : Moment, fence)),
        Gen.Long[0, 6].Select(fence => (LeaseChange?)new LeaseChange.Hold(fence)),
        Gen.Long[0, 6].Select(fence => (LeaseChange?)new LeaseChange.Release(fence)));

    private static readonly Gen<Operation> Operations = Gen.OneOf<Operation>(
        Gen.Select(Name, Gen.Int[-1, 1], Gen.Int[1, 3], Change, (name, off, rows, change) => (Operation)new Operation.Append(name, off, rows, change)),
        Gen.Select(Name, Gen.Long[0, 6], Gen.Bool, (name, fence, isLong) => (Operation)new Operation.Renew(name, fence, isLong ? Long : Moment)));

    [Fact]
    public Task Whatever_is_done_in_whatever_order_it_answers_as_the_model_does()
    {
        var run = 0;
        return Operations.Array[1, 25].SampleAsync(
            async operations =>
            {
                await using var store = await OpenAsync();
                var model = new LedgerModel();
                // Each run has streams of its own: a ledger cannot be emptied.
                var suffix = $"/{Interlocked.Increment(ref run)}";
                foreach (var operation in operations)
                {
                    Assert.Equal(model.Apply(operation), await ApplyAsync(store, model, suffix, operation));
                }

                foreach (var (name, bodies) in model.Bodies)
                {
                    var rows = await store.ReadAsync(name + suffix, 0, Token);
                    Assert.Equal(bodies, rows.Select(row => row.Body));
                    Whole(name + suffix, rows);
                    var lease = await store.ReadLeaseAsync(name + suffix, Token);
                    Assert.Equal(model.Lease(name), lease is null ? null : $"{lease.Fence} {lease.Holder} {lease.Left > TimeSpan.Zero}");
                }
            },
            iter: 40,
            threads: 1);
    }

    private static async Task<string> ApplyAsync(ILedgerStore store, LedgerModel model, string suffix, Operation operation)
    {
        switch (operation)
        {
            case Operation.Append append:
                return await store.AppendAsync(
                    append.Stream + suffix, model.VersionAtAppend(append), LedgerModel.BodiesOf(append), append.Change, Token) switch
                {
                    LedgerAppend.Appended done => $"appended {done.Rows[^1].Version}, {done.Lease?.Fence}",
                    LedgerAppend.Conflict conflict => $"conflict {conflict.Version}",
                    LedgerAppend.Held held => $"held {held.Lease?.Fence}",
                    _ => "",
                };
            case Operation.Renew renew:
                return (await store.RenewAsync(renew.Stream + suffix, renew.Fence, renew.Life, Token)) is { } lease ? $"renewed {lease.Fence}" : "not renewed";
            default:
                return "";
        }
    }
}
