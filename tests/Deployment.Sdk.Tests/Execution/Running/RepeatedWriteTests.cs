using System.Collections.Concurrent;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Running;

/// <summary>A change that Heroku did not take at once: before each attempt the lock is held, and the app as it was.</summary>
public sealed class RepeatedWriteTests
{
    private const string PromotionJson = """{"id":"p1","status":"pending"}""";
    private const string Promotion = "POST /pipeline-promotions";

    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);
    private readonly MemoryJournal _journal = new();
    private readonly ChangingLease _lease = new();
    private readonly ConcurrentQueue<string> _changes = new();
    private int _version = 5;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_promotion_that_waits_for_calls_is_announced_and_looked_at_again_and_sent()
    {
        await using var server = await ServeAsync(refusals: 2, _ => { });
        using var heroku = server.Connect(_time);

        Assert.Equal("p1", (await _time.RunAsync(() => PromoteAsync(heroku))).Id);

        Assert.Equal(3, _changes.Count);
        Assert.Equal(3, server.Requests.Count(request => request.Target == "/apps/yunojuno-uat-id/releases"));
        Assert.Equal(
            [new WriteBegan(Promotion), new WriteBegan(Promotion), new WriteBegan(Promotion), new WriteEnded(Promotion, WriteAnswer.Accepted, null)],
            _journal.Facts);
        Assert.Equal(3, server.Requests.Count(request => request.Target == "/apps/yunojuno-uat-id/builds"));
        Assert.All(server.Requests, request => Assert.Equal(request.Method == "POST", request["User-Agent"]!.Contains("(fence 7)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_lock_that_is_lost_while_a_promotion_waits_for_calls_lets_nothing_be_sent()
    {
        await using var server = await ServeAsync(refusals: 1, _ => _lease.Lose());
        using var heroku = server.Connect(_time);

        var promoting = PromoteAsync(heroku);
        await _time.PassAsync(promoting);

        Assert.Equal("somebody else has UAT", (await Assert.ThrowsAsync<LeaseLostException>(() => promoting)).Message);
        Assert.Single(_changes);
        Assert.Equal(WriteAnswer.Refused, Assert.IsType<WriteEnded>(_journal.Facts.Last()).Answer);
    }

    [Fact]
    public async Task A_lock_that_ran_out_while_a_promotion_waited_for_calls_lets_nothing_be_sent()
    {
        await using var server = await ServeAsync(refusals: 1, _ => _lease.Left = TimeSpan.Zero);
        using var heroku = server.Connect(_time);

        var promoting = PromoteAsync(heroku);
        await _time.PassAsync(promoting);

        await Assert.ThrowsAsync<LeaseLostException>(() => promoting);
        Assert.Single(_changes);
    }

    [Fact]
    public async Task A_release_by_somebody_else_while_a_promotion_waits_for_calls_stops_it()
    {
        await using var server = await ServeAsync(refusals: 1, _ => _version = 6);
        using var heroku = server.Connect(_time);

        var promoting = PromoteAsync(heroku);
        await _time.PassAsync(promoting);

        Assert.Equal("yunojuno-uat", (await Assert.ThrowsAsync<ForeignChangeException>(() => promoting)).App);
        Assert.Single(_changes);
        Assert.Equal(WriteAnswer.Refused, Assert.IsType<WriteEnded>(_journal.Facts.Last()).Answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_code_that_a_person_typed_for_a_change_sends_it_only_under_a_lock_that_is_still_held(bool isLost)
    {
        await using var server = await ParanoidAsync();
        using var heroku = server.Connect(_time, new Typist((_, _) =>
        {
            if (isLost)
            {
                _lease.Lose();
            }

            return Task.FromResult<string?>("314159");
        }));

        var switching = Writer(heroku).UpdateConfigVarsAsync("yunojuno-uat", new Dictionary<string, string?> { ["A"] = "1" }, Stop);
        await _time.PassAsync(switching);

        if (isLost)
        {
            await Assert.ThrowsAsync<LeaseLostException>(() => switching);
        }

        Assert.Equal(isLost ? 0 : 1, _changes.Count);
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_the_lock_allows()
    {
        _lease.Left = HeldLease.Enough + TimeSpan.FromSeconds(33);
        await using var server = await ParanoidAsync();
        var time = new StepTime(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);
        using var heroku = server.Connect(time, new Typist(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, token);
            return null;
        }));

        var switching = Writer(heroku).UpdateConfigVarsAsync("yunojuno-uat", new Dictionary<string, string?> { ["A"] = "1" }, Stop);
        var waits = await time.PassAsync(switching);

        Assert.Equal([TimeSpan.FromSeconds(33)], waits);
        Assert.True((await Assert.ThrowsAsync<HerokuException>(() => switching)).IsNotAuthorised);
        Assert.Empty(_changes);
    }

    private Task<PipelinePromotion> PromoteAsync(HerokuConnection heroku) =>
        Writer(heroku).CreatePromotionAsync(PromotionRequest.Of("p", "s", "r", ["yunojuno-uat-id"]), Stop);

    private FencedWriter Writer(HerokuConnection heroku) => new(
        heroku.Writer,
        heroku.Reader,
        _lease,
        _journal,
        new KnownVersions(AppStates.Of(SamplePlan.Uat(), commit: AppStates.A).Apps),
        _time);

    /// <summary>Refuses the first changes for want of calls, and lets something happen meanwhile.</summary>
    private Task<StubServer> ServeAsync(int refusals, Action<int> meanwhile) => StubServer.StartAsync((request, context) =>
    {
        if (request.Method == "GET")
        {
            return ReadAsync(request, context);
        }

        _changes.Enqueue(request.ToString());
        if (_changes.Count > refusals)
        {
            return StubServer.Json(201, PromotionJson)(context);
        }

        meanwhile(_changes.Count);
        return StubServer.Status(429)(context);
    });

    /// <summary>Wants a code for every change.</summary>
    private Task<StubServer> ParanoidAsync() => StubServer.StartAsync((request, context) =>
    {
        if (request.Method == "GET")
        {
            return ReadAsync(request, context);
        }

        if (request["Heroku-Two-Factor-Code"] is null)
        {
            return StubServer.Json(403, """{"id":"two_factor","message":"Code."}""")(context);
        }

        _changes.Enqueue(request.ToString());
        return StubServer.Json(200, "{}")(context);
    });

    private Task ReadAsync(Received request, Microsoft.AspNetCore.Http.HttpContext context) =>
        StubServer.Json(200, request.Target.EndsWith("/builds", StringComparison.Ordinal) ? "[]" : $$"""[{"id":"r{{_version}}","version":{{_version}},"status":"succeeded","current":true}]""")(context);

    private sealed class ChangingLease : ILease
    {
        private bool _isLost;

        public long Fence => 7;

        public TimeSpan Left { get; set; } = HeldLease.Life;

        public void Lose() => _isLost = true;

        public ValueTask RenewAsync(CancellationToken cancellationToken) =>
            _isLost ? throw new LeaseLostException("somebody else has UAT") : ValueTask.CompletedTask;
    }

    /// <summary>A person who is asked for a code.</summary>
    private sealed class Typist(Func<string, CancellationToken, Task<string?>> type) : IOperator
    {
        public void Warn(string text)
        {
        }

        public void Tell(string text)
        {
        }

        public Task<string?> SecondFactorAsync(string call, CancellationToken cancellationToken) => type(call, cancellationToken);
    }
}
