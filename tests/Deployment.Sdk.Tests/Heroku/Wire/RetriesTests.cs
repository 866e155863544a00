using System.Net;
using System.Net.Sockets;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class RetriesTests
{
    private const string AppJson = """{"id":"a1","name":"live","maintenance":true}""";
    private const string BuildJson = """{"id":"b1","status":"pending"}""";

    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_is_repeated_with_growing_pauses_until_Heroku_answers()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Status(503), StubServer.Abort, StubServer.Status(500), StubServer.Json(200, AppJson));
        using var heroku = server.Connect(_time);

        var reading = heroku.Reader.GetAppAsync("live", Cancel);
        var waits = await _time.PassAsync(reading);

        Assert.Equal("live", (await reading).Name);
        Assert.Equal(4, server.Requests.Count);
        Assert.True(Guid.TryParse(Assert.Single(server.Requests.Select(request => request["Request-Id"]).Distinct()), out _));
        Assert.Equal(3, waits.Count);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_read_is_given_up_after_six_attempts_with_the_last_answer(int status)
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(status, """{"id":"busy","message":"Later."}"""));
        using var heroku = server.Connect(_time);

        var failure = await FailAsync(heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Equal(1 + Retries.Most, server.Requests.Count);
        Assert.Equal((status, "busy", false), (failure.Status, failure.Id, failure.MayHaveActed));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task A_refusal_is_final(int status)
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(status, """{"id":"no","message":"No."}"""));
        using var heroku = server.Connect(_time);

        var failure = await FailAsync(heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Single(server.Requests);
        Assert.Equal(status, failure.Status);
        Assert.Equal(status is 401 or 403, failure.IsNotAuthorised);
    }

    [Fact]
    public async Task A_build_is_never_asked_for_twice_when_the_first_may_have_been_started()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(503), StubServer.Json(201, BuildJson));
        using var heroku = server.Connect(_time);

        var failure = await FailAsync(Build(heroku));

        Assert.Single(server.Requests);
        Assert.True(failure.MayHaveActed);
    }

    [Fact]
    public async Task A_build_whose_answer_was_lost_is_unclear()
    {
        await using var server = await StubServer.StartAsync(StubServer.Abort, StubServer.Json(201, BuildJson));
        using var heroku = server.Connect(_time);

        var failure = await FailAsync(Build(heroku));

        Assert.Single(server.Requests);
        Assert.True(failure.IsUnreachable);
        Assert.True(failure.MayHaveActed);
        Assert.Equal(server.Requests[0]["Request-Id"], failure.RequestId);
        Assert.Contains("POST /apps/uat/builds", failure.Message);
    }

    [Fact]
    public async Task A_build_that_the_rate_limit_stopped_is_asked_for_again_because_nothing_was_done()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(429), StubServer.Status(429), StubServer.Json(201, BuildJson));
        using var heroku = server.Connect(_time);

        Assert.Equal("b1", (await _time.RunAsync(() => Build(heroku))).Id);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Text).Distinct());
    }

    [Fact]
    public async Task A_build_that_the_rate_limit_stopped_for_good_changed_nothing()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(429));
        using var heroku = server.Connect(_time);

        Assert.False((await FailAsync(Build(heroku))).MayHaveActed);
    }

    [Fact]
    public async Task Config_is_not_sent_twice_because_each_time_could_make_a_release()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(500), StubServer.Json(200, "{}"));
        using var heroku = server.Connect(_time);

        var failure = await FailAsync(heroku.Writer.UpdateConfigVarsAsync("uat", new Dictionary<string, string?> { ["A"] = "1" }, Cancel));

        Assert.Single(server.Requests);
        Assert.True(failure.MayHaveActed);
    }

    [Fact]
    public async Task The_maintenance_page_is_switched_again_after_a_server_error()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(503), StubServer.Abort, StubServer.Json(200, AppJson));
        using var heroku = server.Connect(_time);

        Assert.True((await _time.RunAsync(() => heroku.Writer.UpdateAppAsync("live", new AppUpdate(true), Cancel))).Maintenance);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_refused_repeat_does_not_make_the_first_attempt_clear()
    {
        await using var server = await StubServer.StartAsync(StubServer.Abort, StubServer.Json(404, """{"id":"not_found","message":"Gone."}"""));
        using var heroku = server.Connect(_time);

        var failure = await FailAsync(heroku.Writer.CancelBuildAsync("uat", "b1", Cancel));

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal((404, true), (failure.Status, failure.MayHaveActed));
    }

    [Fact]
    public async Task A_refused_write_changed_nothing()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(422, """{"id":"invalid_params","message":"No slug."}"""));
        using var heroku = server.Connect(_time);

        Assert.False((await FailAsync(Build(heroku))).MayHaveActed);
    }

    [Fact]
    public async Task A_write_that_never_left_this_machine_is_tried_again_and_changed_nothing()
    {
        var (endpoint, attempts) = (Nobody(), 0);
        using var heroku = HerokuConnection.Open(endpoint, _time);

        var building = Build(heroku);
        attempts = 1 + (await _time.PassAsync(building)).Count;
        var failure = await Assert.ThrowsAsync<HerokuException>(() => building);

        Assert.Equal(1 + Retries.Most, attempts);
        Assert.True(failure.IsUnreachable);
        Assert.False(failure.MayHaveActed);
    }

    [Fact]
    public async Task Heroku_may_say_when_to_come_back()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Status(429, ("Retry-After", "37")), StubServer.Json(200, AppJson));
        using var heroku = server.Connect(_time);

        var reading = heroku.Reader.GetAppAsync("live", Cancel);

        // Not earlier, and not to the second: several programs would come back together.
        Assert.InRange(Assert.Single(await _time.PassAsync(reading)), TimeSpan.FromSeconds(37), TimeSpan.FromSeconds(39));
        await reading;
    }

    [Theory]
    [InlineData(429, "0", 3)]
    [InlineData(429, "1", 3)]
    [InlineData(429, "Thu, 01 Jan 1970 00:00:00 GMT", 3)]
    [InlineData(503, "0", 0.001)]
    public async Task A_time_that_has_come_is_no_reason_to_come_back_without_pause(int status, string after, double atLeast)
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(status, ("Retry-After", after)));
        using var heroku = server.Connect(_time);

        var reading = heroku.Reader.GetAppAsync("live", Cancel);
        var waits = await _time.PassAsync(reading);

        await Assert.ThrowsAsync<HerokuException>(() => reading);
        Assert.Equal(1 + Retries.Most, server.Requests.Count);
        Assert.Equal(Retries.Most, waits.Count);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(atLeast), TimeSpan.FromSeconds(75)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("90")]
    public async Task What_is_urgent_comes_back_every_three_seconds_whatever_the_answer_says(string after)
    {
        var left = 20;
        await using var server = await StubServer.StartAsync((_, context) => left-- > 0
            ? StubServer.Status(429, ("Retry-After", after))(context)
            : StubServer.Json(200, AppJson)(context));
        using var heroku = server.Connect(_time);

        var lifting = UrgentCall.SendAsync(() => heroku.Writer.UpdateAppAsync("live", new AppUpdate(false), Cancel));
        var waits = await _time.PassAsync(lifting);

        await lifting;
        Assert.Equal(20, waits.Count);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(2.25), TimeSpan.FromSeconds(3.75)));
    }

    [Fact]
    public async Task A_date_to_come_back_at_is_read_by_our_own_clock()
    {
        var back = _time.GetUtcNow().AddSeconds(12).ToString("R");
        await using var server = await StubServer.StartAsync(StubServer.Status(503, ("Retry-After", back)), StubServer.Json(200, AppJson));
        using var heroku = server.Connect(_time);

        var reading = heroku.Reader.GetAppAsync("live", Cancel);

        Assert.Equal([TimeSpan.FromSeconds(12)], await _time.PassAsync(reading));
        await reading;
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_reported_instead_of_endured()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(429, """{"id":"rate_limit","message":"Your account reached the API rate limit."}""", ("Retry-After", "3600")));
        using var heroku = server.Connect(_time);

        var failure = await FailAsync(heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Single(server.Requests);
        Assert.Equal("rate_limit", failure.Id);
    }

    [Fact]
    public async Task Silence_ends_an_attempt_and_after_enough_of_it_the_call()
    {
        await using var server = await StubServer.StartAsync((_, context) => SilenceAsync(context));
        var time = new StepTime(TimeLimits.Call);
        using var heroku = server.Connect(time);
        var start = time.GetUtcNow();

        var reading = heroku.Reader.GetAppAsync("live", Cancel);
        var waits = await time.PassAsync(reading);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => reading);
        Assert.True(failure.IsUnreachable);
        Assert.InRange(waits.Count(wait => wait == TimeLimits.Read), 3, 1 + Retries.Most);
        Assert.InRange(time.GetUtcNow() - start, TimeLimits.Read, TimeLimits.Call + TimeLimits.Read);
    }

    [Fact]
    public async Task A_build_that_Heroku_is_silent_about_is_unclear_after_one_attempt()
    {
        await using var server = await StubServer.StartAsync((_, context) => SilenceAsync(context));
        var time = new StepTime(TimeLimits.Call);
        using var heroku = server.Connect(time);

        var building = Build(heroku);
        var waits = await time.PassAsync(building);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => building);
        Assert.Equal([TimeLimits.Write], waits);
        Assert.True(failure.IsUnreachable);
        Assert.True(failure.MayHaveActed);
    }

    [Fact]
    public async Task Giving_up_oneself_is_no_failure_of_Heroku()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await StubServer.StartAsync(async (_, context) =>
        {
            await stop.CancelAsync();
            await SilenceAsync(context);
        });
        using var heroku = server.Connect(_time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heroku.Reader.GetAppAsync("live", stop.Token));
        Assert.Single(server.Requests);
    }

    private static Task<Build> Build(HerokuConnection heroku) =>
        heroku.Writer.CreateBuildAsync("uat", new BuildRequest(new SourceBlob { Url = "https://s3.example/x" }), Cancel);

    private static Task SilenceAsync(Microsoft.AspNetCore.Http.HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private static HerokuEndpoint Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var free = listener.LocalEndpoint;
        listener.Stop();
        Assert.True(HerokuEndpoint.TryCreate(new Uri($"http://{free}"), "token", null, out var endpoint, out _));
        return endpoint;
    }

    private async Task<HerokuException> FailAsync(Task call)
    {
        await _time.PassAsync(call);
        return await Assert.ThrowsAsync<HerokuException>(() => call);
    }
}
