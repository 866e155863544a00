using Deployment.Sdk.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class LogLinesTests
{
    private const string First = "2026-03-02T09:00:00.000000+00:00 app[web.1]: GET /health";

    private static readonly TimeSpan Silence = TimeLimits.LogSilence;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_lines_are_read_without_a_token_until_they_end()
    {
        await using var server = await ServerAsync(http => WriteAsync(http, "text/event-stream", $": hello\n\nid: 1\ndata: {First}\n\ndata: second\ndata: third\n\n"));
        using var heroku = server.Connect();

        var session = await heroku.Writer.CreateLogSessionAsync("yunojuno-uat", new LogSessionRequest(Lines: 3, Source: "app", DynoName: "web.1"), Cancel);
        var lines = await ReadAsync(server, session);

        Assert.Equal([First, "second", "third"], lines);
        var (made, read) = (server.Requests[0], server.Requests[1]);
        Assert.Equal("POST /apps/yunojuno-uat/log-sessions", made.ToString());
        Assert.Equal("""{"lines":3,"source":"app","dyno_name":"web.1"}""", made.Text);
        Assert.Equal("GET /logs/1?sig=s3cret", read.ToString());
        Assert.Equal("text/event-stream", read["Accept"]);
        Assert.Null(read["Authorization"]);
    }

    [Fact]
    public async Task Lines_that_are_no_events_are_read_too()
    {
        await using var server = await ServerAsync(http => WriteAsync(http, "text/plain", $"{First}\nsecond\n"));

        Assert.Equal([First, "second"], await ReadAsync(server, Session(server.Address)));
    }

    [Fact]
    public async Task A_tail_is_read_line_by_line_until_somebody_stops_it()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var server = await ServerAsync(async http =>
        {
            await WriteAsync(http, "text/event-stream", $"data: {First}\n\n");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });
        using var logs = new LogLines(server.Endpoint(), TimeProvider.System);
        var seen = new List<string>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var line in logs.ReadAsync(Session(server.Address), Silence, stop.Token))
            {
                seen.Add(line);
                await stop.CancelAsync();
            }
        });

        Assert.Equal([First], seen);
    }

    [Fact]
    public async Task A_session_that_has_gone_is_said_without_its_address()
    {
        await using var server = await ServerAsync(StubServer.Status(404));

        var failure = await Assert.ThrowsAsync<HerokuException>(() => ReadAsync(server, Session(server.Address)));

        Assert.Equal("the log cannot be read: its session answered 404", failure.Message);
        Assert.True(failure.IsNotFound);
    }

    [Fact]
    public async Task A_log_that_is_cut_keeps_what_came_and_says_so()
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerAsync(async http =>
        {
            await WriteAsync(http, "text/event-stream", $"data: {First}\n\n");
            await read.Task;
            http.Abort();
        });
        using var logs = new LogLines(server.Endpoint(), TimeProvider.System);
        var seen = new List<string>();

        var failure = await Assert.ThrowsAsync<HerokuException>(async () =>
        {
            await foreach (var line in logs.ReadAsync(Session(server.Address), Silence, Cancel))
            {
                seen.Add(line);
                read.SetResult();
            }
        });

        Assert.Equal([First], seen);
        Assert.StartsWith("the log was cut", failure.Message);
    }

    [Fact]
    public async Task A_session_that_never_answers_is_given_up()
    {
        var time = new StepTime();
        await using var server = await ServerAsync(http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted));
        using var logs = new LogLines(server.Endpoint(), time);

        var reading = logs.ReadAsync(Session(server.Address), Silence, Cancel).ToListAsync(Cancel).AsTask();
        var waits = await time.PassAsync(reading);
        var failure = await Assert.ThrowsAsync<HerokuException>(() => reading);

        Assert.Equal([TimeLimits.Read], waits);
        Assert.Equal("the log cannot be read: its session did not answer within 32 s", failure.Message);
    }

    [Fact]
    public async Task A_log_that_has_fallen_silent_has_ended()
    {
        var time = new StepTime(TimeLimits.Read);
        await using var server = await ServerAsync(async http =>
        {
            await WriteAsync(http, "text/event-stream", $"data: {First}\n\n");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });
        using var logs = new LogLines(server.Endpoint(), time);
        var seen = new List<string>();

        var reading = Task.Run(
            async () =>
            {
                await foreach (var line in logs.ReadAsync(Session(server.Address), Silence, Cancel))
                {
                    seen.Add(line);
                    time.Advance(Silence - TimeSpan.FromSeconds(1));
                }
            },
            Cancel);
        while (!reading.IsCompleted)
        {
            if (seen.Count > 0)
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(5), Cancel));
        }

        await reading;
        Assert.Equal([First], seen);
    }

    [Theory]
    [InlineData("http://logplex.heroku.com/sessions/1")]
    [InlineData("https://user@logplex.heroku.com/sessions/1")]
    public async Task An_address_that_anybody_could_listen_at_is_not_read(string address)
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(500));

        await Assert.ThrowsAsync<HerokuException>(() => ReadAsync(server, Session(new Uri(address), path: null)));

        Assert.Empty(server.Requests);
    }

    private static async Task<List<string>> ReadAsync(StubServer server, LogSession session)
    {
        using var logs = new LogLines(server.Endpoint(), TimeProvider.System);
        var lines = new List<string>();
        await foreach (var line in logs.ReadAsync(session, Silence, Cancel))
        {
            lines.Add(line);
        }

        return lines;
    }

    private static LogSession Session(Uri server, string? path = "/logs/1?sig=s3cret") =>
        new() { Id = "1", LogplexUrl = path is null ? server : new Uri(server, path) };

    /// <summary>Makes sessions that lead to itself, and answers there as a test says.</summary>
    private static async Task<StubServer> ServerAsync(Func<HttpContext, Task> log) => await StubServer.StartAsync((request, http) =>
        request.Method == "POST"
            ? StubServer.Json(201, $$"""{"id":"1","logplex_url":"http://{{http.Request.Host}}/logs/1?sig=s3cret"}""")(http)
            : log(http));

    private static async Task WriteAsync(HttpContext http, string type, string text)
    {
        http.Response.ContentType = type;
        await http.Response.WriteAsync(text);
        await http.Response.Body.FlushAsync();
    }
}
