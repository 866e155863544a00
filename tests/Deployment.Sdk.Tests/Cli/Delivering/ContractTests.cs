using System.Text.Json;
using System.Text.RegularExpressions;
using Deployment.Sdk.Cli.Contracts;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed partial class ContractTests : IDisposable
{
    private const string App = "yunojuno-contract-scratch";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_emulator_does_what_is_assumed_about_Heroku()
    {
        // Slow enough to see two builds at once.
        using var team = new RehearsedRepository(settings: new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(100) });

        var ran = await team.Line.RunAsync("contract", App, "--rehearse", "--json");

        var checks = Checks(ran);
        Assert.True(ran.ExitCode == 0, string.Join("\n", checks.Values.Where(check => check.Result == "Differs")) + ran.All);
        Assert.Equal(ContractChecks.All.Select(check => check.Number).Order(), checks.Keys.Order());
        Assert.All(checks.Values, check => Assert.NotEqual("Differs", check.Result));

        // What takes more than one app, more than minutes, or a web page; of two builds one may have ended before it is looked at.
        string[] beyond =
            [.. BeyondOneApp.All.Concat(TwoAppChecks.All).Select(check => check.Number), "1", "11", "16", "24", "67"];
        Assert.Equal(
            beyond.Order(), checks.Where(check => check.Value.Result == "NotCheckable" && check.Key != "3").Select(check => check.Key).Order());
    }

    [Fact]
    public async Task A_second_app_shows_what_is_assumed_of_pipelines_and_promotions()
    {
        using var team = new RehearsedRepository();

        var ran = await team.Line.RunAsync("contract", App, "--second", "yunojuno-contract-second", "--rehearse", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        var checks = Checks(ran);
        Assert.All(TwoAppChecks.All, check => Assert.Equal("Holds", checks[check.Number].Result));

        // The pipelines that were made are gone: both apps may be put in one again.
        var again = await team.Line.RunAsync("contract", App, "--second", "yunojuno-contract-second", "--rehearse", "--json");
        Assert.All(TwoAppChecks.All, check => Assert.Equal("Holds", Checks(again)[check.Number].Result));
    }

    [Theory]
    [InlineData(App, 64, "cannot be its own second app")]
    [InlineData("somebodys-shop", 3, "nothing in the name somebodys-shop says that the app may be changed at will")]
    [InlineData("yunojuno-contract-second", 3, "nobody confirmed that yunojuno-contract-second may be changed")]
    public async Task A_second_app_is_admitted_as_the_first_is(string second, int exitCode, string reason)
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(500));

        var ran = await Line(server).RunAsync("contract", App, "--second", second, "--live", "--confirm", App, "--json");

        Assert.True(ran.ExitCode == exitCode, ran.All);
        Assert.Contains(reason, ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_app_is_afterwards_what_it_was()
    {
        using var team = new RehearsedRepository();
        var first = await team.Line.RunAsync("contract", App, "--rehearse", "--json");
        Assert.True(first.ExitCode == 0, first.All);
        var before = await StateAsync(team);

        // What the first run left is code of an app that had none; the second finds it and brings it back.
        var second = await team.Line.RunAsync("contract", App, "--rehearse");

        Assert.True(second.ExitCode == 0, second.All);
        Assert.Equal(before, await StateAsync(team));
        Assert.Contains("it runs the code that it ran before", second.Output, StringComparison.Ordinal);
        Assert.Matches(@"17\s+The coupling of an app without a pipeline is 404\.\s+holds\s+404 not_found", second.Output);
    }

    [Fact]
    public async Task Heroku_that_does_something_else_exits_1_and_is_restored()
    {
        var server = await ServerAsync();
        await using (server.Stub)
        {
            var ran = await Line(server.Stub).RunAsync("contract", App, "--live", "--confirm", App, "--json");

            var checks = Checks(ran);
            Assert.True(ran.ExitCode == 1, ran.All);
            Assert.Equal(("Differs", "418"), (checks["P1"].Result, checks["P1"].Seen));
            Assert.Equal("NotCheckable", checks["17"].Result);
            Assert.DoesNotContain(StubServer.Token, ran.All, StringComparison.Ordinal);
            Assert.Equal(["DEPLOYMENT_CONTRACT_A", "DEPLOYMENT_CONTRACT_B", "REHEARSAL_EXIT_STATUS"], server.Restored());
        }
    }

    [Fact]
    public async Task Who_stops_it_finds_the_app_restored()
    {
        using var stop = new CancellationTokenSource();
        var server = await ServerAsync(heard: request =>
        {
            if (request is { Method: "PATCH", Text: """{"maintenance":true}""" })
            {
                stop.Cancel();
            }
        });
        await using (server.Stub)
        {
            var ran = await Line(server.Stub).RunAsync(stop.Token, "contract", App, "--live", "--confirm", App, "--json");

            Assert.True(ran.ExitCode == 130, ran.All);
            Assert.StartsWith("stopped; ", ran.Json.GetProperty("message").GetString());
            Assert.NotEmpty(server.Restored());
            Assert.Equal("""{"maintenance":false}""", server.Stub.Requests.Last(request => request is { Method: "PATCH", Target: $"/apps/{App}" }).Text);
        }
    }

    [Fact]
    public async Task What_could_not_be_restored_is_named_and_exits_8()
    {
        var server = await ServerAsync(configStatus: 503);
        await using (server.Stub)
        {
            var ran = await Line(server.Stub).RunAsync("contract", App, "--live", "--confirm", App, "--json");

            Assert.True(ran.ExitCode == 8, ran.All);
            Assert.Contains("not restored: config vars (Heroku answered 503)", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.Contains("keeps what the checks made of its config vars", ran.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("yunojuno-live", "yunojuno-live is the app of LIVE")]
    [InlineData("yunojuno-dev-1", "yunojuno-dev-1 is the app of dev-1")]
    [InlineData("somebodys-shop", "nothing in the name somebodys-shop says that the app may be changed at will")]
    public async Task An_app_that_somebody_may_need_is_refused_before_any_call(string app, string reason)
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(500));

        var ran = await Line(server).RunAsync("contract", app, "--live", "--confirm", app, "--json");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains(reason, ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(null, "there is no terminal to ask on")]
    [InlineData("yunojuno-contract", "\"yunojuno-contract\" does not match yunojuno-contract-scratch")]
    public async Task Nothing_is_asked_before_somebody_names_the_app(string? confirmed, string reason)
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(500));

        var ran = await Line(server).RunAsync(["contract", App, "--live", "--json", .. confirmed is null ? Array.Empty<string>() : ["--confirm", confirmed]]);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains(reason, ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("""{"stage":"production"}""", """{"id":"1","name":"x"}""", 3, "is in the production stage of a pipeline")]
    [InlineData("""{"stage":"staging"}""", """{"id":"1","generation":{"name":"fir"}}""", 3, "is of Heroku's generation fir")]
    [InlineData("""{"stage":"staging"}""", null, 1, "could not be read: Heroku answered 404 not_found")]
    public async Task An_app_that_is_not_for_this_is_only_read(string coupling, string? app, int exitCode, string reason)
    {
        await using var server = await StubServer.StartAsync((request, http) => (request.Target switch
        {
            $"/apps/{App}/pipeline-couplings" => StubServer.Json(200, coupling),
            _ when app is not null => StubServer.Json(200, app),
            _ => StubServer.Json(404, """{"id":"not_found","message":"Couldn't find that app.","resource":"app"}"""),
        })(http));

        var ran = await Line(server).RunAsync("contract", App, "--live", "--confirm", App, "--json");

        Assert.True(ran.ExitCode == exitCode, ran.All);
        Assert.Contains(reason, ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task Without_a_token_of_its_own_it_exits_77()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(500));
        var line = Line(server);
        line.Environment.Remove("HEROKU_API_KEY");
        line.Environment["HEROKU_API_KEY_LIVE"] = StubServer.Token;

        var ran = await line.RunAsync("contract", App, "--live", "--confirm", App, "--json");

        Assert.Equal(77, ran.ExitCode);
        Assert.Contains("HEROKU_API_KEY is not set", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Without_live_it_tells_what_it_would_check()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(500));

        var ran = await Line(server).RunAsync("contract", App, "--confirm", App);

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains("nothing was tried", ran.Output, StringComparison.Ordinal);
        Assert.All(ContractChecks.All, check => Assert.Contains(check.Assumption, ran.Output, StringComparison.Ordinal));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Every_assumption_is_told_in_the_words_of_the_documentation()
    {
        var assumptions = Assumptions();

        Assert.All(
            ContractChecks.All.Where(check => check.Number[0] != 'P'),
            check => Assert.Equal(assumptions.GetValueOrDefault(check.Number, "(no such number)"), check.Assumption));
        Assert.Equal(assumptions.Keys.Order(), ContractChecks.All.Select(check => check.Number).Where(number => number[0] != 'P').Order());
        Assert.Equal(ContractChecks.All.Length, ContractChecks.All.Select(check => check.Number).Distinct().Count());
    }

    /// <summary>The numbered list at the end of docs/emulator.md.</summary>
    private static Dictionary<string, string> Assumptions()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "docs", "emulator.md")))
        {
            folder = folder.Parent;
        }

        Assert.SkipWhen(folder is null, "the documentation is not beside the built tests");
        var text = File.ReadAllText(Path.Combine(folder!.FullName, "docs", "emulator.md")).ReplaceLineEndings("\n");
        return Numbered().Matches(text[text.IndexOf("## What could not be checked", StringComparison.Ordinal)..])
            .ToDictionary(match => match.Groups["number"].Value, match => Regex.Replace(match.Groups["text"].Value, @"\n +", " "));
    }

    private static Dictionary<string, (string Result, string Seen)> Checks(Ran ran) =>
        ran.Json.TryGetProperty("checks", out var checks)
            ? checks.EnumerateArray().ToDictionary(
                check => check.GetProperty("number").GetString()!,
                check => (check.GetProperty("result").GetString()!, check.GetProperty("seen").GetString()!))
            : throw new InvalidOperationException(ran.All);

    /// <summary>Everything about the app but its releases, whose list only grows.</summary>
    private static async Task<string> StateAsync(RehearsedRepository team)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var heroku = await team.Heroku.StartAsync(
            new RehearsalOptions(SamplePlan.Of(), Path.Combine(team.Git.Path, ".git", "deployment-sdk", "rehearsal", "yunojuno")), cancel);
        using var http = new HttpClient { BaseAddress = heroku.Api };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {heroku.Token}");
        http.DefaultRequestHeaders.Add("Accept", "application/vnd.heroku+json; version=3");
        var app = JsonDocument.Parse(await http.GetStringAsync($"/apps/{App}", cancel)).RootElement;
        var releases = JsonDocument.Parse(await http.GetStringAsync($"/apps/{App}/releases", cancel)).RootElement;
        var formation = JsonDocument.Parse(await http.GetStringAsync($"/apps/{App}/formation", cancel)).RootElement;
        return string.Join(
            "\n",
            app.GetProperty("maintenance").GetRawText(),
            releases.EnumerateArray().Single(release => release.GetProperty("current").GetBoolean()).GetProperty("slug").GetRawText(),
            await http.GetStringAsync($"/apps/{App}/config-vars", cancel),
            string.Join(",", formation.EnumerateArray().Select(entry => $"{entry.GetProperty("type")}={entry.GetProperty("quantity")}").Order()));
    }

    /// <summary>A Heroku that reads well and refuses everything else in words of its own.</summary>
    private static async Task<(StubServer Stub, Func<string[]> Restored)> ServerAsync(
        string app = App, Action<Received>? heard = null, int configStatus = 200)
    {
        var config = new List<string>();
        var stub = await StubServer.StartAsync((request, http) =>
        {
            heard?.Invoke(request);
            if (request is { Method: "PATCH" } && request.Target == $"/apps/{app}/config-vars")
            {
                lock (config)
                {
                    config.Clear();
                    config.AddRange(JsonDocument.Parse(request.Text).RootElement.EnumerateObject().Select(member => member.Name));
                }

                return StubServer.Json(configStatus, "{}")(http);
            }

            var isRead = request.Method == "GET" && request["Accept"]!.Contains("version=3");
            return (isRead, request.Target.Replace($"/apps/{app}", "")) switch
            {
                (true, "") => StubServer.Json(200, $$"""{"id":"1","name":"{{app}}","maintenance":false}""")(http),
                (true, "/pipeline-couplings") => StubServer.Json(200, """{"id":"c","stage":"staging"}""")(http),
                (true, "/releases" or "/formation") => StubServer.Json(200, "[]")(http),
                (true, "/config-vars") => StubServer.Json(200, "{}")(http),
                (false, "") when request.Method == "PATCH" => StubServer.Json(200, """{"maintenance":false}""")(http),
                _ => StubServer.Status(418)(http),
            };
        });
        return (stub, () =>
        {
            lock (config)
            {
                return [.. config.Order(StringComparer.Ordinal)];
            }
        });
    }

    private CommandLine Line(StubServer server)
    {
        var line = new CommandLine(SamplePlan.Of(), _folder.Path) { Rehearsal = new NoRehearsal() };
        line.Environment["HEROKU_API_URL"] = server.Address.AbsoluteUri;
        line.Environment["HEROKU_API_KEY"] = StubServer.Token;
        return line;
    }

    [GeneratedRegex(@"^(?<number>[0-9]+)\. (?<text>[^\n]+(\n +[^\n]+)*)$", RegexOptions.Multiline)]
    private static partial Regex Numbered();
}
