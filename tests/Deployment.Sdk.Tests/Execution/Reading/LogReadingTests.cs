using CsCheck;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Execution.Reading;

/// <summary>A log that is followed over sessions that end, are cut, or do not begin.</summary>
public sealed class LogReadingTests
{
    private const int Kept = 20;

    // Where each session begins after the one before, in lines that nobody followed, and how many lines it follows.
    private static readonly Gen<(int Missed, int Followed)[]> Sessions =
        Gen.Select(Gen.Int[0, Kept * 2], Gen.Int[0, 8]).Array[1, 6];

    [Fact]
    public void Each_line_is_told_once_and_in_order_and_what_Heroku_no_longer_keeps_is_a_gap() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, Kept], Sessions).Sample((before, asked, sessions) =>
        {
            var log = Enumerable.Range(0, 1000).Select(Line).ToArray();
            var seen = new SeenLines(Kept);
            var (told, expected, gaps) = (new List<string>(), new List<string>(), 0);
            var (end, known) = (before, 0);
            foreach (var (missed, followed) in sessions)
            {
                var start = seen.IsEmpty ? Math.Max(0, end + missed - asked) : Math.Max(0, end + missed - Kept);
                end += missed;
                seen.Begin();
                var wasEmpty = seen.IsEmpty;
                foreach (var line in log[start..(end + followed)])
                {
                    if (seen.Admit(line, out var followsGap))
                    {
                        told.Add(line);
                        gaps += followsGap ? 1 : 0;
                    }
                }

                end += followed;
                var from = wasEmpty ? start : Math.Max(known, start);
                if (!wasEmpty && start >= known && end > from)
                {
                    expected.Add("gap");
                }

                expected.AddRange(log[Math.Min(from, end)..end]);
                known = end > start ? end : known;
            }

            Assert.Equal(expected.Where(line => line != "gap"), told);
            Assert.Equal(expected.Count(line => line == "gap"), gaps);
        });

    [Fact]
    public void Lines_that_are_equal_are_told_as_often_as_they_were_logged()
    {
        var seen = new SeenLines(Kept);
        seen.Begin();
        Assert.Equal(2, new[] { "a", "a" }.Count(line => seen.Admit(line, out _)));

        seen.Begin();

        Assert.Equal(["a", "b"], new[] { "a", "a", "a", "b" }.Where(line => seen.Admit(line, out var followsGap) && !followsGap));
    }

    [Fact]
    public void A_line_that_was_late_is_told_although_it_is_older()
    {
        var seen = new SeenLines(Kept);
        seen.Begin();
        Assert.Equal(2, new[] { Line(1), Line(3) }.Count(line => seen.Admit(line, out _)));

        seen.Begin();

        Assert.Equal([Line(2)], new[] { Line(0), Line(1), Line(3), Line(2) }.Where(line => seen.Admit(line, out _)));
    }

    [Fact]
    public async Task A_tail_goes_on_after_a_cut_a_session_that_is_gone_and_one_that_ended()
    {
        var time = new StepTime(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call, TimeLimits.LogSilence);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var answers = new Queue<Func<HttpContext, Task>>([
            http => CutAsync(http, Line(0), Line(1)),
            StubServer.Status(404),
            StubServer.Status(503),
            http => WriteAsync(http, Line(0), Line(1), Line(2), Line(3)),
            http => CutAsync(http, Line(2), Line(3), Line(4)),
            http => WriteAsync(http, Line(70), Line(71)),
        ]);
        await using var server = await ServerAsync(http => answers.TryDequeue(out var next) ? next(http) : stop.CancelAsync());
        using var heroku = HerokuConnection.Open(server.Endpoint(), time);
        var told = new List<string>();

        var tailing = new LogReading(heroku, time).TailAsync("live", 2, told.Add, () => told.Add("gap"), stop.Token);
        var waits = await time.PassAsync(tailing);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tailing);
        Assert.Equal([Line(0), Line(1), Line(2), Line(3), Line(4), "gap", Line(70), Line(71)], told);
        Assert.Equal([5, 10, 20, 5, 5, 5], waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(
            ["""{"lines":2,"tail":true}""", .. Enumerable.Repeat("""{"lines":1500,"tail":true}""", 6)],
            server.Requests.Where(request => request.Method == "POST").Select(request => request.Text));
    }

    [Fact]
    public async Task A_session_that_cannot_be_made_ends_a_tail_and_so_does_an_address_that_is_not_one_to_read_from()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(403, """{"id":"forbidden","message":"No."}"""));
        await using var elsewhere = await StubServer.StartAsync(StubServer.Json(201, """{"id":"1","logplex_url":"http://logplex.example/1"}"""));

        foreach (var (one, says) in new[] { (server, "forbidden"), (elsewhere, "logplex.example") })
        {
            using var heroku = one.Connect();
            var failure = await Assert.ThrowsAsync<HerokuException>(() =>
                new LogReading(heroku, TimeProvider.System).TailAsync("live", 2, _ => { }, () => { }, TestContext.Current.CancellationToken));
            Assert.Contains(says, $"{failure.Id} {failure.Message}", StringComparison.Ordinal);
            Assert.Single(one.Requests);
        }
    }

    [Fact]
    public async Task A_log_that_is_not_followed_says_that_it_was_cut()
    {
        await using var server = await ServerAsync(http => CutAsync(http, Line(0)));
        using var heroku = server.Connect();
        var told = new List<string>();

        var failure = await Assert.ThrowsAsync<HerokuException>(() =>
            new LogReading(heroku, TimeProvider.System).ReadAsync("live", 1, told.Add, TestContext.Current.CancellationToken));

        Assert.StartsWith("the log was cut", failure.Message, StringComparison.Ordinal);
        Assert.Equal([Line(0)], told);
    }

    private static string Line(int number) => $"{DateTimeOffset.UnixEpoch.AddMilliseconds(number):yyyy-MM-dd'T'HH:mm:ss.ffffff}+00:00 app[web.1]: line {number}";

    private static async Task<StubServer> ServerAsync(Func<HttpContext, Task> log) => await StubServer.StartAsync((request, http) =>
        request.Method == "POST"
            ? StubServer.Json(201, $$"""{"id":"1","logplex_url":"http://{{http.Request.Host}}/logs/1?sig=s3cret"}""")(http)
            : log(http));

    private static async Task WriteAsync(HttpContext http, params string[] lines)
    {
        http.Response.ContentType = "text/event-stream";
        await http.Response.WriteAsync(string.Concat(lines.Select(line => $"data: {line}\n\n")));
        await http.Response.Body.FlushAsync();
    }

    // What was written before a connection is reset may be lost with it; one that ends before its length is cut all the same.
    private static async Task CutAsync(HttpContext http, params string[] lines)
    {
        http.Response.ContentLength = 1_000_000;
        await WriteAsync(http, lines);
    }
}
