using System.Net;
using System.Net.Sockets;
using System.Text;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests.Scenarios;

/// <summary>What a scenario does to calls, seen from a client's end of the wire.</summary>
public sealed class FaultyCallTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_injected_answer_has_Heroku_s_shape_and_says_whose_it_is()
    {
        await using var rig = await StartAsync(Scenario.On("GET /apps/*").IsAnswered(429, headers: new Dictionary<string, string> { ["Retry-After"] = "3" }));

        using var answer = await rig.Http.GetAsync($"/apps/{TestPlan.Uat}", Ct);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("rate_limit", (await Rig.ReadAsync(answer, HttpStatusCode.TooManyRequests))["id"]!.GetValue<string>());
        Assert.Equal("GET /apps/*", Assert.Single(answer.Headers.GetValues(Injection.Header)));
        Assert.Equal("3", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.True(answer.Headers.Contains("Request-Id"));
        var fault = Assert.Single(rig.Emulator.InjectedFaults);
        Assert.Equal(("GET /apps/*", $"GET /apps/{TestPlan.Uat}", "was answered 429", 1), (fault.Scenario, fault.Place, fault.What, fault.Times));
    }

    [Theory]
    [InlineData(402, "delinquent")]
    [InlineData(409, "conflict")]
    [InlineData(410, "gone")]
    [InlineData(412, "precondition_failed")]
    [InlineData(422, "invalid_params")]
    [InlineData(423, "confirmation_required")]
    public async Task An_injected_answer_without_a_body_has_Heroku_s_id_for_its_status(int status, string id)
    {
        await using var rig = await StartAsync(Scenario.On("POST /apps/*/addons").IsAnswered(status));

        var answer = await rig.PostAsync($"/apps/{TestPlan.Uat}/addons", """{"plan":"heroku-postgresql:essential-0"}""", (HttpStatusCode)status);

        Assert.Equal(id, (string?)answer["id"]);
    }

    [Fact]
    public async Task Without_a_scenario_nothing_is_injected()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await rig.Http.GetAsync("/apps", Ct);

        Assert.False(answer.Headers.Contains(Injection.Header));
        Assert.Empty(rig.Emulator.InjectedFaults);
    }

    [Fact]
    public async Task A_while_begins_with_the_first_call_and_ends_by_the_clock()
    {
        await using var rig = await StartAsync(Scenario.RateLimited(TimeSpan.FromSeconds(20)));
        rig.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(rig, "/apps"));
        rig.Time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(rig, "/account"));
        rig.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(rig, "/apps"));
        Assert.Equal(2, Assert.Single(rig.Emulator.InjectedFaults).Times);
    }

    [Fact]
    public async Task Of_the_calls_that_match_only_the_nth_is_met()
    {
        await using var rig = await StartAsync(Scenario.On("GET /apps").Nth(2).IsAnswered(503));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(rig, "/apps"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(rig, "/account"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(rig, "/apps"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(rig, "/apps"));
    }

    [Fact]
    public async Task An_app_is_met_by_its_name_and_by_its_id_and_no_other_is()
    {
        await using var rig = await StartAsync(Scenario.On("* /**", TestPlan.Uat).IsAnswered(503));
        var id = (await rig.GetAsync("/apps")).AsArray().Single(app => app!["name"]!.GetValue<string>() == TestPlan.Uat)!["id"];

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(rig, $"/apps/{TestPlan.Uat}/releases"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(rig, $"/apps/{id}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(rig, $"/apps/{TestPlan.Live}"));
    }

    [Fact]
    public async Task A_promotion_is_about_its_targets()
    {
        await using var rig = await StartAsync(Scenario.On("POST /pipeline-promotions", TestPlan.Live).IsAnswered(503));
        await rig.DeployAsync(TestPlan.Uat);

        await PromoteAsync(rig, HttpStatusCode.ServiceUnavailable);

        Assert.Equal(1, (await rig.GetAsync($"/apps/{TestPlan.Live}/releases")).AsArray().Count(release => release!["slug"] is null) - 1);
        Assert.Single(rig.Emulator.InjectedFaults);
    }

    [Fact]
    public async Task What_is_no_promotion_is_still_the_handler_s_to_refuse()
    {
        await using var rig = await StartAsync(Scenario.ResetAfter(TestPlan.Live));

        await rig.PostAsync("/pipeline-promotions", """{"targets":[{"app":5}]}""", HttpStatusCode.UnprocessableEntity);
        await rig.PostAsync("/pipeline-promotions", "[", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_reset_connection_really_is_reset_before_or_after_the_call_was_acted_upon(bool after, bool isActedUpon)
    {
        var call = Scenario.On("PATCH /apps/*/config-vars");
        await using var rig = await StartAsync(after ? call.IsResetAfter() : call.IsResetBefore());

        var error = await SendRawAsync(rig, "PATCH", $"/apps/{TestPlan.Dev}/config-vars", """{"COLOUR":"green"}""");

        Assert.Equal(SocketError.ConnectionReset, error);
        var config = await rig.GetAsync($"/apps/{TestPlan.Dev}/config-vars");
        Assert.Equal(isActedUpon ? "green" : null, (string?)config["COLOUR"]);
    }

    [Fact]
    public async Task A_cut_output_sends_what_comes_before_the_cut_and_goes_on_from_there()
    {
        await using var rig = await StartAsync(Scenario.StreamCut(TestPlan.Uat, bytes: 25));
        var build = await rig.BuildAsync(TestPlan.Uat, SourceTar.Of(("Procfile", "web: serve\n")));
        await rig.EndOfAsync($"/apps/{TestPlan.Uat}/builds/{build["id"]}");
        var address = build["output_stream_url"]!.GetValue<string>();
        using var http = new HttpClient();

        var begin = await ReadToTheCutAsync(http, address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new(begin.Length, null);
        using var rest = await http.SendAsync(request, Ct);
        var whole = await http.GetStringAsync(address, Ct);

        Assert.Equal(25, begin.Length);
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(whole, begin + await rest.Content.ReadAsStringAsync(Ct));
        Assert.Equal("GET /streams/...", Assert.Single(rig.Emulator.InjectedFaults).Place);
    }

    [Fact]
    public async Task A_delayed_call_is_answered_when_the_clock_has_moved()
    {
        await using var rig = await StartAsync(Scenario.Slow(TimeSpan.FromSeconds(2)));

        var call = rig.Http.GetAsync("/apps", Ct);
        await rig.Time.SomebodyWaitsAsync();
        Assert.False(call.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(2));

        using var answer = await call;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_was_still_good_for_the_call_that_revoked_it()
    {
        await using var rig = await StartAsync(Scenario.On("POST /sources").RevokesTheToken());

        var url = await rig.UploadAsync(SourceTar.Of(("Procfile", "web: serve\n")));

        Assert.NotEmpty(url);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(rig, "/account"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(rig, "/apps"));
        // The web page of an app asks for no token.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(rig, $"/web/{TestPlan.Uat}/"));
    }

    [Fact]
    public async Task Of_two_tokens_only_the_one_that_made_the_call_is_revoked()
    {
        await using var rig = await StartAsync(Scenario.On("POST /sources").RevokesTheToken());
        using var production = Client(rig, rig.Emulator.ProductionToken);

        await rig.PostAsync("/sources", null);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(rig, "/account"));
        using (var other = await production.GetAsync("/account", Ct))
        {
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }

        using (var revoking = await production.PostAsync("/sources", null, Ct))
        {
            Assert.Equal(HttpStatusCode.Created, revoking.StatusCode);
        }

        using var revoked = await production.GetAsync("/account", Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(rig, "/account"));
    }

    [Fact]
    public async Task Somebody_else_has_a_token_of_their_own_where_the_call_needs_none()
    {
        await using var rig = await StartAsync(Scenario.On("GET /web/*/**").Nth(1)
            .ComesAfterConfigChanged(new Dictionary<string, string?> { ["COLOUR"] = "red" }));
        using var browser = new HttpClient { BaseAddress = rig.Emulator.Api };

        var web = (string?)(await rig.GetAsync($"/apps/{TestPlan.Uat}"))["web_url"];
        using var page = await browser.GetAsync($"{web}health", Ct);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal("red", (string?)(await rig.GetAsync($"/apps/{TestPlan.Uat}/config-vars"))["COLOUR"]);
        Assert.Equal(1, Assert.Single(rig.Emulator.InjectedFaults).Times);
    }

    [Fact]
    public async Task Somebody_else_is_asked_for_no_second_factor()
    {
        await using var rig = await Rig.StartAsync(new EmulatorSettings
        {
            TwoFactorApps = [TestPlan.Uat],
            Scenario = Scenario.ConfigChanged(TestPlan.Uat).And(Scenario.NewerRelease(TestPlan.Uat)),
        });
        await rig.GetAsync($"/apps/{TestPlan.Uat}/releases");

        var releases = (await rig.GetAsync($"/apps/{TestPlan.Uat}/releases")).AsArray();
        await rig.PostAsync($"/apps/{TestPlan.Uat}/builds", "{}", HttpStatusCode.Forbidden);

        Assert.Contains(releases, release => release!["description"]!.GetValue<string>() == "Deploy 5eed5eed");
        Assert.Equal(2, rig.Emulator.InjectedFaults.Length);
    }

    [Fact]
    public async Task What_somebody_else_could_not_do_has_not_happened()
    {
        await using var rig = await StartAsync(Scenario.On("GET /apps").Nth(1)
            .ComesAfterConfigChanged(new Dictionary<string, string?> { ["COLOUR"] = "red" }));

        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(rig, "/apps"));

        Assert.Empty(rig.Emulator.InjectedFaults);
    }

    [Fact]
    public async Task A_newer_release_comes_when_the_first_app_is_looked_at_again_and_only_there()
    {
        await using var rig = await StartAsync(Scenario.NewerRelease());
        foreach (var app in (string[])[TestPlan.Uat, TestPlan.Live, TestPlan.Dev])
        {
            await rig.GetAsync($"/apps/{app}/releases");
        }

        Assert.Empty(rig.Emulator.InjectedFaults);
        await rig.GetAsync($"/apps/{TestPlan.Live}/releases");
        await rig.GetAsync($"/apps/{TestPlan.Uat}/releases");

        Assert.Equal($"GET /apps/{TestPlan.Live}/releases", Assert.Single(rig.Emulator.InjectedFaults).Place);
    }

    [Fact]
    public async Task Somebody_else_changes_config_as_any_client_would()
    {
        await using var rig = await StartAsync(Scenario.On("GET /apps/*/releases", TestPlan.Uat).Nth(1)
            .ComesAfterConfigChanged(new Dictionary<string, string?> { ["COLOUR"] = "red", ["SECRET_KEY"] = null }));

        var releases = (await rig.GetAsync($"/apps/{TestPlan.Uat}/releases")).AsArray();

        Assert.Contains(releases, release => release!["description"]!.GetValue<string>() == "Set COLOUR and remove SECRET_KEY config vars");
        Assert.Equal("red", (string?)(await rig.GetAsync($"/apps/{TestPlan.Uat}/config-vars"))["COLOUR"]);
        Assert.Equal(1, Assert.Single(rig.Emulator.InjectedFaults).Times);
    }

    [Fact]
    public async Task Somebody_else_releases_a_commit_of_their_own()
    {
        var commit = new string('c', 40);
        await using var rig = await StartAsync(Scenario.On("GET /apps/*/releases", TestPlan.Uat).Nth(2).ComesAfterRelease(commit));
        await rig.DeployAsync(TestPlan.Uat);
        var before = await rig.CurrentAsync(TestPlan.Uat);

        var after = await rig.CurrentAsync(TestPlan.Uat);

        Assert.Equal(before["version"]!.GetValue<int>() + 1, after["version"]!.GetValue<int>());
        Assert.Equal(commit, (string?)(await rig.GetAsync($"/apps/{TestPlan.Uat}/slugs/{after["slug"]!["id"]}"))["commit"]);
    }

    private static Task<Rig> StartAsync(Scenario scenario) => Rig.StartAsync(new EmulatorSettings { Scenario = scenario });

    private static HttpClient Client(Rig rig, string token)
    {
        var http = new HttpClient { BaseAddress = rig.Emulator.Api };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.heroku+json; version=3");
        return http;
    }

    private static async Task<HttpStatusCode> StatusAsync(Rig rig, string path)
    {
        using var answer = await rig.Http.GetAsync(path, Ct);
        return answer.StatusCode;
    }

    private static async Task PromoteAsync(Rig rig, HttpStatusCode expected)
    {
        var apps = (await rig.GetAsync("/apps")).AsArray().ToDictionary(app => app!["name"]!.GetValue<string>(), app => app!["id"]!.GetValue<string>());
        var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"];
        await rig.PostAsync(
            "/pipeline-promotions",
            $$$"""{"pipeline":{"id":"{{{pipeline}}}"},"source":{"app":{"id":"{{{apps[TestPlan.Uat]}}}"}},"targets":[{"app":{"id":"{{{apps[TestPlan.Live]}}}"}}]}""",
            expected);
    }

    private static async Task<string> ReadToTheCutAsync(HttpClient http, string address)
    {
        var read = new StringBuilder();
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Ct);
            await using var body = await answer.Content.ReadAsStreamAsync(Ct);
            var buffer = new byte[1024];
            while (await body.ReadAsync(buffer, Ct) is > 0 and var count)
            {
                read.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            return read.ToString();
        }

        throw new InvalidOperationException("The output ended in good order.");
    }

    /// <summary>No HTTP client in between that could tidy up what the socket sees.</summary>
    private static async Task<SocketError> SendRawAsync(Rig rig, string method, string path, string body)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, rig.Emulator.Api.Port, Ct);
        await socket.Client.SendAsync(
            Encoding.ASCII.GetBytes(
                $"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{rig.Emulator.Api.Port}\r\nAuthorization: Bearer {rig.Emulator.Token}\r\n"
                + $"Accept: application/vnd.heroku+json; version=3\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"),
            Ct);
        try
        {
            return await socket.Client.ReceiveAsync(new byte[1], Ct) == 0 ? SocketError.Success : SocketError.IsConnected;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode;
        }
    }
}
