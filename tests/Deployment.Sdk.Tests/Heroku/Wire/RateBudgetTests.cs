using CsCheck;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class RateBudgetTests
{
    private static readonly TimeSpan Quickest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(15);

    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);
    private readonly StubOperator _person = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("4500", 1)]
    [InlineData("1000", 1)]
    [InlineData("600", 8)]
    [InlineData("200", 15)]
    [InlineData("0", 15)]
    [InlineData("no number", 1)]
    [InlineData("-5", 1)]
    [InlineData("99999999999999999999", 1)]
    [InlineData(null, 1)]
    public async Task Whoever_watches_slows_down_as_the_calls_run_low(string? remaining, int seconds)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(200, """{"id":"a1"}""", remaining is null ? [] : [("RateLimit-Remaining", remaining)]));
        using var heroku = server.Connect();
        Assert.Null(heroku.Budget.Remaining);

        await heroku.Reader.GetAppAsync("live", Cancel);

        Assert.Equal(TimeSpan.FromSeconds(seconds), heroku.Budget.Pause(Quickest));
    }

    [Fact]
    public void The_fewer_calls_are_left_the_longer_the_pause_within_its_bounds() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 5000]).Sample((one, other) =>
        {
            var (fewer, more) = (Pause(Math.Min(one, other)), Pause(Math.Max(one, other)));
            Assert.InRange(fewer, more, Slowest);
            Assert.InRange(more, Quickest, Slowest);
        });

    [Fact]
    public async Task Errors_count_too()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(404, """{"id":"not_found","message":"No."}""", ("RateLimit-Remaining", "17")));
        using var heroku = server.Connect();

        await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Equal(17, heroku.Budget.Remaining);
    }

    [Fact]
    public async Task A_refusal_for_want_of_calls_is_told_once_and_waited_out_longer_each_time()
    {
        var refusal = StubServer.Json(429, """{"id":"rate_limit","message":"Your account reached the API rate limit."}""");
        await using var server = await StubServer.StartAsync(
            refusal, refusal, refusal, StubServer.Json(200, """{"id":"a1"}"""), refusal, StubServer.Json(200, """{"id":"a1"}"""));
        using var heroku = server.Connect(_time, _person);

        var reading = heroku.Reader.GetAppAsync("live", Cancel);
        var waits = await _time.PassAsync(reading);
        await reading;

        Assert.Equal(3, waits.Count);
        Assert.Collection(
            waits,
            wait => Assert.InRange(wait.TotalSeconds, 3, 5),
            wait => Assert.InRange(wait.TotalSeconds, 6, 10),
            wait => Assert.InRange(wait.TotalSeconds, 12, 20));
        Assert.Matches(@"used up \(429\): trying GET /apps/live again in [345] s$", Assert.Single(_person.Told));

        await _time.RunAsync(() => heroku.Reader.GetAppAsync("live", Cancel));
        Assert.Equal(2, _person.Told.Count);
    }

    [Fact]
    public async Task A_refusal_slows_down_whoever_watches_also_without_a_number()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(429), StubServer.Json(200, """{"id":"a1"}"""));
        using var heroku = server.Connect(_time, _person);

        await _time.RunAsync(() => heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Equal((0, Slowest), (heroku.Budget.Remaining, heroku.Budget.Pause(Quickest)));
    }

    [Fact]
    public async Task Lifting_maintenance_waits_no_longer_the_third_time_than_the_first()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Status(429), StubServer.Status(429), StubServer.Status(429), StubServer.Json(200, """{"id":"a1"}"""));
        using var heroku = server.Connect(_time, _person);

        var lifting = UrgentCall.SendAsync(() => heroku.Writer.UpdateAppAsync("live", new AppUpdate(false), Cancel));
        var waits = await _time.PassAsync(lifting);
        await lifting;

        Assert.Equal(3, waits.Count);
        Assert.All(waits, wait => Assert.InRange(wait.TotalSeconds, 2, 4));
    }

    [Fact]
    public async Task What_is_urgent_outlasts_a_minute_without_calls_and_then_goes_first()
    {
        var begun = _time.GetUtcNow();
        await using var server = await StubServer.StartAsync((_, context) => _time.GetUtcNow() - begun < TimeSpan.FromSeconds(60)
            ? StubServer.Status(429)(context)
            : StubServer.Json(201, """{"id":"r1","version":7}""")(context));
        using var heroku = server.Connect(_time, _person);

        var rollback = UrgentCall.SendAsync(() => heroku.Writer.RollbackAsync("live", new RollbackRequest("r0"), Cancel));
        var waits = await _time.PassAsync(rollback);

        Assert.Equal(7, (await rollback).Version);
        Assert.InRange(waits.Sum(wait => wait.TotalSeconds), 60, 64);
        Assert.Single(_person.Told);
    }

    [Fact]
    public async Task What_is_urgent_and_refused_for_three_minutes_ends_with_the_refusal()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(429, """{"id":"rate_limit","message":"Used up."}"""));
        using var heroku = server.Connect(_time, _person);

        var rollback = UrgentCall.SendAsync(() => heroku.Writer.RollbackAsync("live", new RollbackRequest("r0"), Cancel));
        var waits = await _time.PassAsync(rollback);
        var failure = await Assert.ThrowsAsync<HerokuException>(() => rollback);

        Assert.InRange(waits.Sum(wait => wait.TotalSeconds), Retries.Urgent.TotalSeconds, TimeLimits.Call.TotalSeconds);
        Assert.Equal((429, "rate_limit", false), (failure.Status, failure.Id, failure.MayHaveActed));
    }

    [Fact]
    public async Task A_server_error_is_no_more_patiently_met_for_what_is_urgent()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(503));
        using var heroku = server.Connect(_time, _person);

        var lifting = UrgentCall.SendAsync(() => heroku.Writer.UpdateAppAsync("live", new AppUpdate(false), Cancel));
        await _time.PassAsync(lifting);

        await Assert.ThrowsAsync<HerokuException>(() => lifting);
        Assert.Equal(1 + Retries.Most, server.Requests.Count);
    }

    [Theory]
    [InlineData("DELETE", "/apps/live/builds/b1", true)]
    [InlineData("POST", "/apps/live/dynos/run.1/actions/stop", true)]
    [InlineData("POST", "/apps/live/formations/web/actions/stop", true)]
    [InlineData("PATCH", "/apps/live", false)]
    [InlineData("POST", "/apps/live/releases", false)]
    [InlineData("POST", "/apps/live/builds", false)]
    [InlineData("POST", "/pipeline-promotions", false)]
    [InlineData("PATCH", "/apps/live/config-vars", false)]
    [InlineData("GET", "/apps/live", false)]
    [InlineData("PATCH", "/apps/live/", false)]
    public void What_ends_or_stops_is_urgent_by_its_address(string method, string path, bool expected) =>
        Assert.Equal(expected, RepeatPolicy.IsUrgent(new HttpMethod(method), path));

    [Fact]
    public async Task A_release_is_urgent_only_while_it_is_sent_as_such()
    {
        Assert.True(await UrgentCall.SendAsync(() => Task.FromResult(IsUrgent())));
        Assert.False(IsUrgent());

        static bool IsUrgent() => RepeatPolicy.IsUrgent(HttpMethod.Post, "/apps/live/releases");
    }

    private static TimeSpan Pause(int remaining)
    {
        var budget = new RateBudget(NoOperator.Instance);
        using var answer = new HttpResponseMessage();
        answer.Headers.TryAddWithoutValidation("RateLimit-Remaining", remaining.ToString());
        budget.Observe(answer);
        return budget.Pause(Quickest);
    }
}
