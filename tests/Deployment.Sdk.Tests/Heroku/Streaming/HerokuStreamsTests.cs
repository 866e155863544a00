using System.Text;
using Deployment.Sdk.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class HerokuStreamsTests
{
    private const string Output = "-----> Python app detected\r\nüber 1\nüber 2\nno line end";

    private static readonly string[] Lines = ["-----> Python app detected", "über 1", "über 2", "no line end"];

    private readonly StepTime _time = new(TimeLimits.Silence);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_comes_line_by_line_and_no_token_goes_there()
    {
        await using var server = await StubServer.StartAsync(StubServer.Text(200, Output));

        Assert.Equal(Lines, await ReadAsync(server));
        var request = Assert.Single(server.Requests);
        Assert.Null(request["Authorization"]);
        Assert.Null(request["Range"]);
        Assert.DoesNotContain(request.Headers, header => header.Value.Contains(StubServer.Token));
    }

    [Fact]
    public async Task Output_that_is_not_there_yet_is_waited_for()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Status(404), StubServer.Status(404), StubServer.Status(404), StubServer.Text(200, Output));

        Assert.Equal(Lines, await ReadAsync(server));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Output_that_never_appears_is_one_line_that_says_so()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(404));

        Assert.Equal(["[the output cannot be read: the server answered 404]"], await ReadAsync(server));
        Assert.Equal(121, server.Requests.Count);
    }

    [Fact]
    public async Task A_command_that_says_nothing_has_no_lines()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(204));

        Assert.Empty(await ReadAsync(server));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(40)]
    public async Task A_cut_stream_goes_on_where_it_was_cut_even_inside_a_character(int piece)
    {
        var bytes = Encoding.UTF8.GetBytes(Output);
        await using var server = await StubServer.StartAsync(async (request, context) =>
        {
            var from = From(request);
            context.Response.StatusCode = from == 0 ? 200 : 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
            await SendAsync(context, bytes.AsMemory(from), piece, cut: from + piece < bytes.Length);
        });

        Assert.Equal(Lines, await ReadAsync(server));
        Assert.Equal((bytes.Length + piece - 1) / piece, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_ignores_the_range_repeats_nothing_to_the_reader()
    {
        var bytes = Encoding.UTF8.GetBytes(Output);
        var piece = 0;
        await using var server = await StubServer.StartAsync((_, context) =>
            SendAsync(context, bytes, piece += 20, cut: piece < bytes.Length));

        Assert.Equal(Lines, await ReadAsync(server));
    }

    [Fact]
    public async Task A_server_that_starts_a_little_earlier_repeats_nothing_either()
    {
        var bytes = Encoding.UTF8.GetBytes(Output);
        await using var server = await StubServer.StartAsync(async (request, context) =>
        {
            var from = Math.Max(0, From(request) - 5);
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
            await SendAsync(context, bytes.AsMemory(from), 25, cut: from + 25 < bytes.Length);
        });

        Assert.Equal(Lines, await ReadAsync(server));
    }

    [Fact]
    public async Task Output_that_the_server_lost_is_said_to_be_missing()
    {
        var bytes = Encoding.UTF8.GetBytes("one\ntwo\nthree\n");
        await using var server = await StubServer.StartAsync(async (request, context) =>
        {
            var isFirst = From(request) == 0;
            context.Response.StatusCode = isFirst ? 200 : 206;
            context.Response.Headers.ContentRange = $"bytes 8-{bytes.Length - 1}/{bytes.Length}";
            await SendAsync(context, isFirst ? bytes : bytes.AsMemory(8), isFirst ? 4 : 100, cut: isFirst);
        });

        Assert.Equal(["one", "[4 bytes of the output are missing here]", "three"], await ReadAsync(server));
    }

    [Fact]
    public async Task A_stream_cut_at_its_very_end_is_complete()
    {
        var bytes = Encoding.UTF8.GetBytes(Output);
        await using var server = await StubServer.StartAsync((request, context) => From(request) == 0
            ? SendAsync(context, bytes, bytes.Length, cut: true)
            : StubServer.Status(416)(context));

        Assert.Equal(Lines, await ReadAsync(server));
    }

    [Fact]
    public async Task Signs_of_life_are_no_output_and_count_in_no_range()
    {
        var bytes = Encoding.UTF8.GetBytes(Output);
        await using var server = await StubServer.StartAsync(async (request, context) =>
        {
            var from = From(request);
            var piece = bytes.AsSpan(from).ToArray();
            context.Response.StatusCode = from == 0 ? 200 : 206;
            await SendAsync(context, (byte[])[0, 0, .. piece[..Math.Min(3, piece.Length)], 0, .. piece[Math.Min(3, piece.Length)..]], 13, cut: from + 10 < bytes.Length);
        });

        Assert.Equal(Lines, await ReadAsync(server));
    }

    [Fact]
    public async Task A_stream_that_only_breaks_ends_with_the_reason()
    {
        await using var server = await StubServer.StartAsync(StubServer.Abort);

        Assert.StartsWith("[the output cannot be read: ", Assert.Single(await ReadAsync(server)));
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task A_line_without_end_is_cut_and_nothing_of_it_is_lost()
    {
        var endless = string.Concat(Enumerable.Repeat("ü", 200_000));
        await using var server = await StubServer.StartAsync(StubServer.Text(200, endless));

        var lines = await ReadAsync(server);

        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 66_000));
        Assert.Equal(endless, string.Concat(lines));
    }

    [Fact]
    public async Task A_redirect_is_followed_only_to_where_one_might_have_started()
    {
        await using var target = await StubServer.StartAsync(StubServer.Text(200, Output));
        await using var good = await StubServer.StartAsync(StubServer.Status(302, ("Location", target.Address.AbsoluteUri)));
        await using var bad = await StubServer.StartAsync(StubServer.Status(302, ("Location", "http://build-output.example/x")));
        await using var circle = await StubServer.StartAsync(StubServer.Status(302, ("Location", "/again")));

        Assert.Equal(Lines, await ReadAsync(good));
        Assert.Contains("http://build-output.example", Assert.Single(await ReadAsync(bad)));
        Assert.Contains("circle", Assert.Single(await ReadAsync(circle)));
        Assert.Equal(11, circle.Requests.Count);
    }

    [Theory]
    [InlineData("http://build-output.heroku.com/streams/1?sig=secret")]
    [InlineData("ftp://build-output.heroku.com/streams/1?sig=secret")]
    [InlineData("file:///etc/passwd?sig=secret")]
    public async Task An_address_without_encryption_is_not_read(string address)
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(500));
        using var streams = new HerokuStreams(server.Endpoint(), _time);

        var line = Assert.Single(await CollectAsync(streams, new Uri(address)));

        Assert.StartsWith("[the output cannot be read: Heroku gave ", line);
        Assert.DoesNotContain("secret", line);
    }

    [Fact]
    public async Task The_real_Heroku_cannot_point_to_this_machine()
    {
        await using var server = await StubServer.StartAsync(StubServer.Text(200, Output));
        Assert.True(HerokuEndpoint.TryCreate(HerokuEndpoint.Heroku, "token", null, out var real, out _));
        using var streams = new HerokuStreams(real, _time);

        Assert.StartsWith("[the output cannot be read: ", Assert.Single(await CollectAsync(streams, server.Address)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Silence_reopens_the_stream_and_is_no_failure()
    {
        var bytes = Encoding.UTF8.GetBytes(Output);
        await using var server = await StubServer.StartAsync(async (request, context) =>
        {
            if (From(request) == 0)
            {
                await SendAsync(context, bytes, 30, cut: false);
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            else
            {
                context.Response.StatusCode = 206;
                await SendAsync(context, bytes.AsMemory(30), bytes.Length, cut: false);
            }
        });

        using var streams = new HerokuStreams(server.Endpoint(), _time);
        var lines = new List<string>();
        var reading = CollectIntoAsync(streams, server.Address, lines);

        // One limit for the answer, one for the bytes that came, one for those that do not come.
        Assert.Equal(TimeLimits.Silence, await _time.NextTimerAsync());
        Assert.Equal(TimeLimits.Silence, await _time.NextTimerAsync());
        Assert.Equal(TimeLimits.Silence, await _time.NextTimerAsync());
        _time.Advance(TimeLimits.Silence);
        await _time.PassAsync(reading);

        Assert.Equal(Lines, lines);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Whoever_stops_reading_is_not_kept()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await StubServer.StartAsync(async (_, context) =>
        {
            await SendAsync(context, "one\n"u8.ToArray(), 4, cut: false);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var streams = new HerokuStreams(server.Endpoint(), _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var line in streams.ReadLinesAsync(server.Address, stop.Token))
            {
                Assert.Equal("one", line);
                await stop.CancelAsync();
            }
        });
    }

    private static int From(Received request) =>
        request["Range"] is { } range ? int.Parse(range["bytes=".Length..].TrimEnd('-')) : 0;

    /// <summary>Sends a piece. A cut is an answer that ends before the length that it promised: every byte of the piece still arrives.</summary>
    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, int count, bool cut)
    {
        if (cut)
        {
            context.Response.ContentLength = 1_000_000;
        }

        await context.Response.Body.WriteAsync(bytes[..Math.Min(count, bytes.Length)]);
        await context.Response.Body.FlushAsync();
    }

    private async Task<IReadOnlyList<string>> ReadAsync(StubServer server)
    {
        using var streams = new HerokuStreams(server.Endpoint(), _time);
        return await CollectAsync(streams, server.Address);
    }

    private async Task<IReadOnlyList<string>> CollectAsync(HerokuStreams streams, Uri address)
    {
        var lines = new List<string>();
        await _time.PassAsync(CollectIntoAsync(streams, address, lines));
        return lines;
    }

    private static async Task CollectIntoAsync(HerokuStreams streams, Uri address, List<string> lines)
    {
        await foreach (var line in streams.ReadLinesAsync(address, Cancel))
        {
            lines.Add(line);
        }
    }
}
