using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class DynoRunsTests
{
    private readonly X509Certificate2 _certificate = SelfSigned.Create();
    private readonly List<string> _lines = [];
    private string _command = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(137)]
    public async Task The_exit_code_of_a_command_is_seen_and_its_output_told(int code)
    {
        var (exit, terminal, dyno) = await RunAsync(["rendezvous\r\n", "Operations to ", "perform:\r\n  OK\r\n", $"MARKER: {code}\r\n"]);

        Assert.Equal(code, exit);
        Assert.Equal(["Operations to perform:", "  OK"], _lines);
        Assert.Equal("s3cret\r\n", terminal.FirstLine);
        Assert.True(dyno.GetProperty("attach").GetBoolean());
        Assert.True(dyno.GetProperty("force_no_tty").GetBoolean());
        Assert.Equal(3600, dyno.GetProperty("time_to_live").GetInt32());
        Assert.StartsWith("( python manage.py migrate --noinput\n) ; echo \"", _command);
    }

    [Fact]
    public async Task Output_without_a_line_end_before_the_marker_is_kept()
    {
        var (exit, _, _) = await RunAsync(["rendezvous\r\n", "no line endMARKER: 0"]);

        Assert.Equal(0, exit);
        Assert.Equal(["no line end"], _lines);
    }

    [Theory]
    [InlineData("MARKER: $?\"\r\n")]
    [InlineData("+ echo 'MARKER: 0'\r\n")]
    [InlineData("MARKER: \r\n")]
    [InlineData("MARKER: 256\r\n")]
    [InlineData("MARKER: -1\r\n")]
    [InlineData("deployment-sdk-exit-0000000000000000: 0\r\n")]
    public async Task What_only_looks_like_the_end_is_not_taken_for_it(string line)
    {
        var (exit, _, _) = await RunAsync(["rendezvous\r\n", line]);

        Assert.Null(exit);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(137, 137)]
    [InlineData(26, 26)]
    [InlineData(1, null)]
    [InlineData(13, null)]
    [InlineData(25, null)]
    public async Task A_code_that_may_be_cut_is_not_believed(int code, int? expected)
    {
        var (exit, _, _) = await RunAsync(["rendezvous\r\n", $"MARKER: {code}"]);

        Assert.Equal(expected, exit);
    }

    [Fact]
    public async Task A_marker_may_come_in_any_two_pieces_and_with_any_line_end()
    {
        foreach (var end in (string[])["\n", "\r\n", " \r\n"])
        {
            for (var cut = 1; cut < "deployment-sdk-exit-".Length + 16 + ": 42".Length + end.Length; cut++)
            {
                var (exit, _, _) = await RunAsync(["rendezvous\r\nlast line\n", "MARKER: 42" + end], cut: cut);

                Assert.Equal(42, exit);
            }
        }

        Assert.All(_lines, line => Assert.Equal("last line", line));
    }

    [Fact]
    public async Task A_flood_of_lines_that_look_like_the_end_is_read_to_the_real_one()
    {
        var other = new ExitMarker();
        var forged = other.Wrap("").Split("echo \"")[1].Split(':')[0];
        var flood = string.Concat(Enumerable.Range(0, 60_000).Select(index => $"{forged}: 0\n\u0000MARKE\u001b[2K{index} MARKER: $? x\r\n"));

        var (exit, _, _) = await RunAsync(["rendezvous\r\n", flood, new string('x', 3_000_000), "\nMARKER: 7\n", "MARKER: 0\n"]);

        Assert.Equal(7, exit);
        Assert.Contains($"{forged}: 0", _lines);
        Assert.All(_lines, line => Assert.InRange(line.Length, 0, 66_000));
    }

    [Fact]
    public async Task Every_run_has_a_marker_of_its_own()
    {
        await RunAsync(["rendezvous\r\n", "MARKER: 0\n"]);
        var first = Marker(_command);

        var (exit, _, _) = await RunAsync(["rendezvous\r\n", $"{first}: 0\n"]);

        Assert.NotEqual(first, Marker(_command));
        Assert.Null(exit);
    }

    [Fact]
    public async Task A_terminal_that_never_answers_is_given_up()
    {
        var time = new StepTime(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call, TimeLimits.Command);
        using var mute = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        mute.Start();
        await using var server = await StubServer.StartAsync(
            StubServer.Json(201, $$$"""{"id":"d1","name":"run.7","attach_url":"rendezvous://{{{mute.LocalEndpoint}}}/s3cret"}"""));
        using var heroku = HerokuConnection.Open(server.Endpoint(_certificate), time);

        var exit = await time.RunAsync(() => heroku.Dynos.RunAsync(heroku.Writer, "uat", "true", _lines.Add, Cancel));

        Assert.Null(exit);
        Assert.Equal(["[the end of run.7 was not seen: its terminal did not answer within 30 s]"], _lines);
    }

    [Fact]
    public async Task A_connection_that_ends_early_leaves_the_end_unknown()
    {
        var (exit, _, _) = await RunAsync(["rendezvous\r\n", "Applying polls.0002"]);

        Assert.Null(exit);
        Assert.Equal(["Applying polls.0002", "[the connection to run.7 ended before the command did]"], _lines);
    }

    [Fact]
    public async Task A_marker_survives_a_line_that_is_too_long()
    {
        var (exit, _, _) = await RunAsync(["rendezvous\r\n", new string('.', 200_000), "MARKER: 3\r\n"]);

        Assert.Equal(3, exit);
        Assert.Equal(200_000, _lines.Sum(line => line.Length));
    }

    [Fact]
    public async Task Another_certificate_than_the_rehearsals_own_gets_no_secret()
    {
        using var other = SelfSigned.Create();
        var (exit, terminal, _) = await RunAsync(["rendezvous\r\n", "MARKER: 0\r\n"], other);

        Assert.Null(exit);
        Assert.Null(terminal.FirstLine);
        Assert.StartsWith("[the end of run.7 was not seen: ", Assert.Single(_lines));
    }

    [Fact]
    public async Task Without_a_certificate_of_its_own_a_rehearsal_is_checked_like_anyone()
    {
        var (exit, terminal, _) = await RunAsync(["rendezvous\r\n", "MARKER: 0\r\n"], pin: false);

        Assert.Null(exit);
        Assert.Null(terminal.FirstLine);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"https://ssh.private-space.example/x\"")]
    [InlineData("\"rendezvous://127.0.0.1:5000\"")]
    [InlineData("\"rendezvous://127.0.0.1/secret\"")]
    public async Task A_terminal_that_cannot_be_reached_leaves_the_end_unknown(string address)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(201, $$$"""{"id":"d1","name":"run.7","attach_url":{{{address}}}}"""));
        using var heroku = server.Connect();

        Assert.Null(await heroku.Dynos.RunAsync(heroku.Writer, "uat", "true", _lines.Add, Cancel));
        Assert.StartsWith("[run.7 runs, but its end cannot be seen: ", Assert.Single(_lines));
        Assert.DoesNotContain("secret", _lines[0]);
    }

    [Theory]
    [InlineData("rendezvous://rendezvous.heroku.example:5000/secret")]
    [InlineData("rendezvous://localhost:5000/secret")]
    public async Task A_rehearsal_opens_no_terminal_of_another_machine(string address)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(201, $$$"""{"id":"d1","name":"run.7","attach_url":"{{{address}}}"}"""));
        using var heroku = server.Connect();

        Assert.Null(await heroku.Dynos.RunAsync(heroku.Writer, "uat", "true", _lines.Add, Cancel));
        Assert.Equal(["[run.7 runs, but its end cannot be seen: its address is not on this machine, where a rehearsal stays]"], _lines);
    }

    [Fact]
    public async Task A_dyno_that_cannot_be_started_is_a_failure()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(422, """{"id":"invalid_params","message":"No web dyno."}"""));
        using var heroku = server.Connect();

        await Assert.ThrowsAsync<HerokuException>(() => heroku.Dynos.RunAsync(heroku.Writer, "uat", "true", _lines.Add, Cancel));
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_left_with_its_end_unknown()
    {
        var time = new StepTime();
        var done = new TaskCompletionSource();
        await using var terminal = new StubTerminal(_certificate, async stream =>
        {
            await StubTerminal.Send("rendezvous\r\n", "still busy\r\n")(stream);
            await done.Task;
        });
        await using var server = await ServerAsync(terminal);
        using var heroku = HerokuConnection.Open(server.Endpoint(_certificate), time);
        var runs = new DynoRuns(server.Endpoint(_certificate), time) { Limit = TimeSpan.FromMinutes(7) };

        var exit = await runs.RunAsync(heroku.Writer, "uat", "sleep 9999", Told, Cancel);

        Assert.Null(exit);
        Assert.Equal(["still busy", "[the end of run.7 was not seen: it took longer than 7 minutes]"], _lines);
        done.SetResult();

        void Told(string line)
        {
            _lines.Add(line);
            time.Advance(TimeSpan.FromMinutes(7));
        }
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_not_told_an_exit_code()
    {
        using var stop = new CancellationTokenSource();
        var done = new TaskCompletionSource();
        await using var terminal = new StubTerminal(_certificate, async stream =>
        {
            await StubTerminal.Send("rendezvous\r\n", "busy\r\n")(stream);
            await done.Task;
        });
        await using var server = await ServerAsync(terminal);
        using var heroku = HerokuConnection.Open(server.Endpoint(_certificate), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => heroku.Dynos.RunAsync(heroku.Writer, "uat", "true", _ => stop.Cancel(), stop.Token));
        done.SetResult();
    }

    /// <summary>Runs a command whose terminal sends these pieces, MARKER standing for the word that the command was given.</summary>
    private async Task<(int? Exit, StubTerminal Terminal, JsonElement Dyno)> RunAsync(
        string[] pieces, X509Certificate2? shown = null, bool pin = true, int? cut = null)
    {
        await using var terminal = new StubTerminal(shown ?? _certificate, stream =>
        {
            string[] sent = [.. pieces.Select(piece => piece.Replace("MARKER", Marker(_command)))];
            return StubTerminal.Send(cut is { } at ? [.. sent[..^1], sent[^1][..at], sent[^1][at..]] : sent)(stream);
        });
        await using var server = await ServerAsync(terminal);
        using var heroku = HerokuConnection.Open(server.Endpoint(pin ? _certificate : null), TimeProvider.System);
        var exit = await heroku.Dynos.RunAsync(heroku.Writer, "uat", "python manage.py migrate --noinput", _lines.Add, Cancel);
        return (exit, terminal, JsonDocument.Parse(server.Requests.Single().Body).RootElement);
    }

    private Task<StubServer> ServerAsync(StubTerminal terminal) => StubServer.StartAsync((request, context) =>
    {
        _command = JsonDocument.Parse(request.Body).RootElement.GetProperty("command").GetString()!;
        return StubServer.Json(
            201, $$$"""{"id":"d1","name":"run.7","state":"starting","attach_url":"{{{terminal.Address}}}"}""")(context);
    });

    private static string Marker(string command) => command.Split("echo \"")[1].Split(':')[0];
}
