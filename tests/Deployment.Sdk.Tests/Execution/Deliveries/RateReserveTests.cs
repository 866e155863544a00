using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Deliveries;

public sealed class RateReserveTests
{
    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);
    private readonly RecordingLog _log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(200)]
    [InlineData(4500)]
    public async Task With_enough_calls_a_delivery_starts_at_once_and_asks_nothing(int? remaining)
    {
        await using var server = await ServerAsync(() => remaining);
        using var heroku = server.Connect(_time);
        await heroku.Reader.GetAppAsync("live", Cancel);

        Assert.Null(await RateReserve.AwaitAsync(heroku, _log, _time, Cancel));

        Assert.Single(server.Requests);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Below_the_reserve_it_waits_says_until_when_and_goes_on()
    {
        var remaining = 150;
        await using var server = await ServerAsync(() => remaining);
        using var heroku = server.Connect(_time);
        await heroku.Reader.GetAppAsync("live", Cancel);
        _time.SetUtcNow(new DateTimeOffset(2030, 1, 7, 9, 58, 0, TimeSpan.Zero));

        var waiting = RateReserve.AwaitAsync(heroku, _log, _time, Cancel);
        while (_log.Lines.Count == 0)
        {
            await Task.Yield();
        }

        remaining = 205;
        var waits = await _time.PassAsync(waiting);

        Assert.Null(await waiting);
        Assert.All(waits, wait => Assert.Equal(Limits.ReserveCheck, wait));
        Assert.Equal(
            [
                "note: the account has 150 calls to Heroku left, and nothing new starts below 200, so that what is under way can end: "
                    + "waiting, most likely until 10:01 UTC (3 min)",
                "note: the account has 205 calls to Heroku left again: going on",
            ],
            _log.Lines);
    }

    [Fact]
    public async Task Calls_that_do_not_grow_are_a_refusal_that_changed_nothing()
    {
        await using var server = await ServerAsync(() => 3);
        using var heroku = server.Connect(_time);
        await heroku.Reader.GetAppAsync("live", Cancel);

        var waiting = RateReserve.AwaitAsync(heroku, _log, _time, Cancel);
        var waits = await _time.PassAsync(waiting);
        var refusal = await waiting;

        Assert.Equal(DeliveryOutcome.Failed, refusal?.Outcome);
        Assert.Contains("only 3 calls", refusal?.Reason);
        Assert.Contains("nothing was changed", refusal?.Reason);
        Assert.Equal(Limits.Reserve, TimeSpan.FromTicks(waits.Sum(wait => wait.Ticks)));
        Assert.All(server.Requests.Skip(1), request => Assert.Equal("GET /account/rate-limits", request.ToString()));
    }

    [Fact]
    public async Task Waiting_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await ServerAsync(() => 3);
        using var heroku = server.Connect(_time);
        await heroku.Reader.GetAppAsync("live", Cancel);

        var waiting = RateReserve.AwaitAsync(heroku, _log, _time, stop.Token);
        while (_log.Lines.Count == 0)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static Task<StubServer> ServerAsync(Func<int?> remaining) => StubServer.StartAsync((request, context) =>
        request.Target == "/account/rate-limits"
            ? StubServer.Json(200, $$"""{"remaining":{{remaining()}}}""")(context)
            : StubServer.Json(200, """{"id":"a1"}""", remaining() is { } left ? [("RateLimit-Remaining", $"{left}")] : [])(context));
}
