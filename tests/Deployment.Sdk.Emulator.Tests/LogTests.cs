using System.Net;
using Deployment.Sdk.Emulator.Logs;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class LogTests
{
    private const string Dev = TestPlan.Dev;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_tells_of_releases_of_their_commands_and_of_the_dynos_that_start()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev, ("Procfile", "web: serve\nrelease: migrate"));

        var lines = (await ReadAsync(rig, "{}")).TrimEnd('\n').Split('\n');

        Assert.All(lines, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00 (app|heroku)\[[a-z]+(\.\d+)?\]: .+$", line));
        Assert.Equal(
            [
                "app[api]: Initial release by user rehearsal@heroku.invalid",
                "app[api]: Release v1 created by user rehearsal@heroku.invalid",
                "app[api]: Build started by user rehearsal@heroku.invalid",
                "app[api]: Deploy 01234567 by user rehearsal@heroku.invalid",
                "app[api]: Running release v2 commands by user rehearsal@heroku.invalid",
                "app[api]: Build succeeded",
                "app[release.2]: (rehearsal) would run: migrate",
                "heroku[release.2]: Release command succeeded",
                "app[api]: Release v2 created by user rehearsal@heroku.invalid",
                "heroku[web.1]: Starting process with command `serve`",
                "heroku[web.1]: State changed from starting to up",
            ],
            lines.Select(line => line[(line.IndexOf(' ') + 1)..]));
    }

    [Fact]
    public async Task What_the_state_remembers_is_in_the_log_of_the_next_start()
    {
        var folder = Rig.NewFolder();
        string before;
        await using (var rig = await Rig.StartAsync(folder: folder))
        {
            await rig.DeployAsync(Dev, ("Procfile", "web: serve\nrelease: migrate"));
            before = await ReadAsync(rig, "{}");
        }

        await using (var again = await Rig.StartAsync(folder: folder))
        {
            Assert.Equal(before.Split('\n').Order(), (await ReadAsync(again, "{}")).Split('\n').Order());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("""{"source":"app"}""", "app[api]: Release v2 created", "heroku[")]
    [InlineData("""{"source":"heroku"}""", "heroku[web.1]: State changed", "app[")]
    [InlineData("""{"dyno":"web.1"}""", "heroku[web.1]: Starting", "[api]")]
    [InlineData("""{"dyno_name":"web"}""", "heroku[web.1]: Starting", "[api]")]
    [InlineData("""{"type":"web"}""", "heroku[web.1]: Starting", "[api]")]
    [InlineData("""{"lines":1}""", "heroku[web.1]: State changed", "Starting")]
    public async Task A_session_shows_what_was_asked_for_and_nothing_else(string session, string shown, string hidden)
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev);

        var text = await ReadAsync(rig, session);

        Assert.Contains(shown, text);
        Assert.DoesNotContain(hidden, text);
    }

    [Fact]
    public async Task Server_sent_events_carry_a_line_each()
    {
        await using var rig = await Rig.StartAsync();
        var session = await rig.PostAsync($"/apps/{Dev}/log-sessions", "{}");
        using var nobody = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, session["logplex_url"]!.GetValue<string>());
        request.Headers.Accept.ParseAdd("text/event-stream");

        using var response = await nobody.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, events.Length);
        Assert.All(events, line => Assert.StartsWith("data: ", line));
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("text/plain")]
    public async Task Text_of_several_lines_is_several_lines_and_forges_none(string format)
    {
        await using var rig = await Rig.StartAsync();
        var build = await rig.DeployAsync(Dev);
        await rig.PostAsync(
            $"/apps/{Dev}/releases",
            $$"""{"slug":"{{build["slug"]!["id"]}}","description":"one\n\ndata: 2030-01-01T00:00:00.000000+00:00 app[api]: FORGED\r\u2028id: 7"}""");
        var session = await rig.PostAsync($"/apps/{Dev}/log-sessions", "{}");
        using var nobody = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, session["logplex_url"]!.GetValue<string>());
        request.Headers.Accept.ParseAdd(format);

        using var response = await nobody.SendAsync(request, Ct);
        var events = (await response.Content.ReadAsStringAsync(Ct)).Split(format == "text/plain" ? "\n" : "\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.All(events, line => Assert.Matches(@"\A(data: )?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00 (app|heroku)\[[a-z]+(\.\d+)?\]: .+\z", line));
        Assert.Single(events, line => line.EndsWith("app[api]: data: 2030-01-01T00:00:00.000000+00:00 app[api]: FORGED", StringComparison.Ordinal));
        Assert.Single(events, line => line.EndsWith("app[api]: id: 7 by user rehearsal@heroku.invalid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tail_goes_on_with_what_happens_until_the_app_is_gone()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PostAsync("/apps", """{"name":"bakery"}""");
        var session = await rig.PostAsync("/apps/bakery/log-sessions", """{"tail":true,"lines":0}""");
        using var nobody = new HttpClient();
        using var response = await nobody.GetAsync(
            session["logplex_url"]!.GetValue<string>(), HttpCompletionOption.ResponseHeadersRead, Ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));

        await rig.PatchAsync("/apps/bakery", """{"maintenance":true}""");
        var line = await reader.ReadLineAsync(Ct);
        await rig.SendAsync(HttpMethod.Delete, "/apps/bakery", null);

        Assert.EndsWith("app[api]: Maintenance mode enabled by user rehearsal@heroku.invalid", line);
        Assert.Equal("", await reader.ReadToEndAsync(Ct));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_somebody_who_follows_a_log()
    {
        var rig = await Rig.StartAsync();
        var session = await rig.PostAsync($"/apps/{Dev}/log-sessions", """{"tail":true}""");
        using var nobody = new HttpClient();
        using var response = await nobody.GetAsync(
            session["logplex_url"]!.GetValue<string>(), HttpCompletionOption.ResponseHeadersRead, Ct);

        await rig.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15), Ct);

        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_session_is_over_after_five_minutes_and_nobody_guesses_its_address()
    {
        await using var rig = await Rig.StartAsync();
        var url = (await rig.PostAsync($"/apps/{Dev}/log-sessions", "{}"))["logplex_url"]!.GetValue<string>();
        using var nobody = new HttpClient();

        using var guessed = await nobody.GetAsync(url[..^1] + "x", Ct);
        rig.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        using var late = await nobody.GetAsync(url, Ct);

        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1501)]
    public async Task More_lines_than_are_kept_cannot_be_asked_for(int lines)
    {
        await using var rig = await Rig.StartAsync();

        await rig.PostAsync($"/apps/{Dev}/log-sessions", $$"""{"lines":{{lines}}}""", HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_log_keeps_its_last_1500_lines_and_a_reader_who_fell_behind_goes_on_with_those()
    {
        var log = new AppLog();
        log.Write(Enumerable.Range(1, 10).Select(Line));
        var (_, position) = log.Read(0);
        log.Write(Enumerable.Range(11, 2000).Select(Line));

        Assert.True(await log.WaitAsync(position, Ct));
        var (lines, next) = log.Read(position);

        Assert.Equal(1500, lines.Count);
        Assert.Equal(("511", "2010"), (lines[0].Text, lines[^1].Text));
        Assert.Empty(log.Read(next).Lines);
        log.Complete();
        Assert.False(await log.WaitAsync(next, Ct));
    }

    [Fact]
    public async Task What_a_detached_dyno_writes_is_in_the_log_with_its_exit_status()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DeployAsync(Dev);
        var session = await rig.PostAsync($"/apps/{Dev}/log-sessions", """{"tail":true,"lines":0,"type":"run"}""");
        using var nobody = new HttpClient();
        using var response = await nobody.GetAsync(
            session["logplex_url"]!.GetValue<string>(), HttpCompletionOption.ResponseHeadersRead, Ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));

        var dyno = await rig.PostAsync($"/apps/{Dev}/dynos", """{"command":"exit 3","attach":false}""");
        var started = await reader.ReadLineAsync(Ct);
        var texts = new List<string>();
        var reading = Task.Run(async () =>
        {
            while (texts.Count < 5)
            {
                texts.Add((await reader.ReadLineAsync(Ct))!.Split("]: ")[1]);
            }
        }, Ct);
        while (!reading.IsCompleted)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await reading;
        Assert.EndsWith($"heroku[{dyno["name"]}]: Starting process with command `exit 3`", started);
        Assert.Equal(
            [
                "State changed from starting to up",
                "(rehearsal) would run: exit 3",
                "(rehearsal) it exits with status 3",
                "Process exited with status 3",
                "State changed from up to complete",
            ],
            texts);
    }

    private static LogLine Line(int number) => new(
        DateTimeOffset.UnixEpoch, "app", "web.1", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<string> ReadAsync(Rig rig, string session)
    {
        var opened = await rig.PostAsync($"/apps/{Dev}/log-sessions", session);
        using var nobody = new HttpClient();
        return await nobody.GetStringAsync(opened["logplex_url"]!.GetValue<string>(), Ct);
    }
}
