using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class ProtocolTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/vnd.heroku+json; version=3", HttpStatusCode.OK)]
    [InlineData("application/vnd.heroku+json; version=3.sdk", HttpStatusCode.OK)]
    [InlineData("application/vnd.heroku+json; version=3.docker-releases", HttpStatusCode.OK)]
    [InlineData("application/json, application/vnd.heroku+json; version=3.account_quotas2; q=0.9", HttpStatusCode.OK)]
    [InlineData("application/vnd.heroku+json; version=3.", HttpStatusCode.NotAcceptable)]
    [InlineData("application/vnd.heroku+json; version=33", HttpStatusCode.NotAcceptable)]
    [InlineData("application/vnd.heroku+json; version=2", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json", HttpStatusCode.NotAcceptable)]
    [InlineData("*/*", HttpStatusCode.NotAcceptable)]
    public async Task Version_three_of_the_API_must_be_asked_for(string accept, HttpStatusCode expected)
    {
        await using var rig = await Rig.StartAsync();
        rig.Http.DefaultRequestHeaders.Accept.Clear();
        rig.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        using var answer = await rig.Http.GetAsync("/account", Ct);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_token_opens_as_bearer_and_as_password_and_nothing_else_does()
    {
        await using var rig = await Rig.StartAsync();
        var token = rig.Emulator.Token;

        Assert.Equal(HttpStatusCode.OK, await StatusWithAsync(rig, new AuthenticationHeaderValue("Bearer", token)));
        Assert.Equal(HttpStatusCode.OK, await StatusWithAsync(rig, Basic(":" + token)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(rig, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(rig, new AuthenticationHeaderValue("Bearer", token[..^1])));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(rig, new AuthenticationHeaderValue("Bearer", "")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(rig, Basic(":wrong")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(rig, new AuthenticationHeaderValue("Basic", "no base64!")));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task A_foreign_Host_is_refused_everywhere(string host)
    {
        await using var rig = await Rig.StartAsync();

        foreach (var path in new[] { "/account", $"/web/{TestPlan.Dev}/", "/streams/x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            using var answer = await rig.Http.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Localhost_is_as_good_a_Host_as_the_address()
    {
        await using var rig = await Rig.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sources");
        request.Headers.Host = $"localhost:{rig.Emulator.Api.Port}";

        using var answer = await rig.Http.SendAsync(request, Ct);

        var body = await Rig.ReadAsync(answer, HttpStatusCode.Created);
        Assert.StartsWith($"http://localhost:{rig.Emulator.Api.Port}/sources/", body["source_blob"]!["put_url"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task Any_Origin_is_refused_everywhere(string origin)
    {
        await using var rig = await Rig.StartAsync();

        foreach (var path in new[] { "/account", $"/web/{TestPlan.Dev}/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Origin", origin);
            using var answer = await rig.Http.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task It_listens_on_loopback_alone()
    {
        await using var rig = await Rig.StartAsync();

        Assert.True(rig.Emulator.Api is { IsLoopback: true, Host: "127.0.0.1", Scheme: "http" });
        var listening = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => listener.Port == rig.Emulator.Api.Port).ToArray();
        Assert.All(listening, listener => Assert.True(IPAddress.IsLoopback(listener.Address), listener.ToString()));
        Assert.NotEmpty(listening);
    }

    [Fact]
    public async Task What_is_not_there_is_a_404_that_names_the_resource()
    {
        await using var rig = await Rig.StartAsync();

        foreach (var (path, resource) in new[]
        {
            ("/apps/nope", "app"),
            ("/apps/nope/config-vars", "app"),
            ($"/apps/{TestPlan.Dev}/releases/99", "release"),
            ($"/apps/{TestPlan.Dev}/builds/{Guid.NewGuid()}", "build"),
            ($"/apps/{TestPlan.Dev}/slugs/{Guid.NewGuid()}", "slug"),
            ($"/apps/{TestPlan.Dev}/dynos/web.9", "dyno"),
            ("/pipelines/nope", "pipeline"),
            ($"/pipeline-promotions/{Guid.NewGuid()}", "pipeline_promotion"),
        })
        {
            using var answer = await rig.Http.GetAsync(path, Ct);
            var error = await Rig.ReadAsync(answer, HttpStatusCode.NotFound);
            Assert.Equal(("not_found", resource), (error["id"]!.GetValue<string>(), error["resource"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task An_address_that_the_API_does_not_have_is_a_404_in_JSON()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await rig.Http.GetAsync("/spaces", Ct);
        using var wrongVerb = await rig.Http.DeleteAsync("/account", Ct);
        using var looksLikeAFile = await rig.Http.GetAsync("/v2/index.json", Ct);

        Assert.Equal("not_found", (await Rig.ReadAsync(answer, HttpStatusCode.NotFound))["id"]!.GetValue<string>());
        Assert.Equal("not_found", (await Rig.ReadAsync(wrongVerb, HttpStatusCode.NotFound))["id"]!.GetValue<string>());
        Assert.Equal("not_found", (await Rig.ReadAsync(looksLikeAFile, HttpStatusCode.NotFound))["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_client_without_PATCH_posts_and_names_it()
    {
        await using var rig = await Rig.StartAsync();

        using var changed = await ConditionTests.SendAsync(
            rig, HttpMethod.Post, $"/apps/{TestPlan.Dev}", """{"maintenance":true}""", ("X-Http-Method-Override", "PATCH"));
        using var plain = await ConditionTests.SendAsync(rig, HttpMethod.Post, $"/apps/{TestPlan.Dev}", """{"maintenance":false}""");

        Assert.True((await Rig.ReadAsync(changed, HttpStatusCode.OK))["maintenance"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.NotFound, plain.StatusCode);
        Assert.True((await rig.GetAsync($"/apps/{TestPlan.Dev}"))["maintenance"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_error_says_where_it_is_explained_only_when_it_is()
    {
        await using var rig = await Rig.StartAsync();
        rig.Http.DefaultRequestHeaders.Accept.Clear();

        using var answer = await rig.Http.GetAsync("/account", Ct);

        var error = await Rig.ReadAsync(answer, HttpStatusCode.NotAcceptable);
        Assert.Equal(["id", "message"], error.AsObject().Select(member => member.Key));
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task No_answer_lets_a_page_of_another_origin_read_it()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await rig.Http.GetAsync("/account", Ct);
        using var preflight = await ConditionTests.SendAsync(
            rig, HttpMethod.Options, "/account", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "GET"));

        Assert.Equal(HttpStatusCode.Forbidden, preflight.StatusCode);
        Assert.DoesNotContain(
            answer.Headers.Concat(preflight.Headers),
            header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_answer_has_a_Request_Id_of_its_own_however_many_the_client_sends()
    {
        await using var rig = await Rig.StartAsync();
        rig.Http.DefaultRequestHeaders.Add("Request-Id", string.Join(',', Enumerable.Range(0, 180).Select(_ => Guid.NewGuid())));

        using var first = await rig.Http.GetAsync("/account", Ct);
        using var second = await rig.Http.GetAsync("/apps/nope", Ct);

        var ids = new[] { first, second }.Select(answer => Assert.Single(answer.Headers.GetValues("Request-Id"))).ToArray();
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.All(ids, id => Assert.True(Guid.TryParse(id, out _)));
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task Calls_are_counted_and_run_out_and_come_back_with_time()
    {
        await using var rig = await Rig.StartAsync();
        using var first = await rig.Http.GetAsync("/account", Ct);
        Assert.Equal("4499", Assert.Single(first.Headers.GetValues("RateLimit-Remaining")));
        Assert.Equal(4499, (await rig.GetAsync("/account/rate-limits"))["remaining"]!.GetValue<int>());

        for (var calls = 0; calls < 4499; calls++)
        {
            using var next = await rig.Http.GetAsync("/account", Ct);
            Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        }

        using var tooMany = await rig.Http.GetAsync("/account", Ct);
        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        var error = await Rig.ReadAsync(tooMany, HttpStatusCode.TooManyRequests);
        Assert.Equal("rate_limit", error["id"]!.GetValue<string>());
        Assert.StartsWith("https://devcenter.heroku.com/", error["url"]!.GetValue<string>());
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(75, (await rig.GetAsync("/account/rate-limits"))["remaining"]!.GetValue<int>());
    }

    [Fact]
    public async Task Malformed_JSON_is_400_and_JSON_of_the_wrong_shape_422()
    {
        await using var rig = await Rig.StartAsync();

        var malformed = await rig.PatchAsync($"/apps/{TestPlan.Dev}", "{\"maintenance\":", HttpStatusCode.BadRequest);
        var wrong = await rig.PatchAsync($"/apps/{TestPlan.Dev}", "{\"maintenance\":\"yes\"}", HttpStatusCode.UnprocessableEntity);

        Assert.Equal("bad_request", malformed["id"]!.GetValue<string>());
        Assert.Equal("invalid_params", wrong["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_request_body_is_bounded()
    {
        await using var rig = await Rig.StartAsync();
        using var huge = new StringContent("{\"A\":\"" + new string('x', 2 * 1024 * 1024) + "\"}", Encoding.UTF8, "application/json");

        // Refused by its length: what would still be sent when the connection ends is not sent at all.
        using var patch = new HttpRequestMessage(HttpMethod.Patch, $"/apps/{TestPlan.Dev}/config-vars") { Content = huge };
        patch.Headers.ExpectContinue = true;
        using var answer = await rig.Http.SendAsync(patch, Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static AuthenticationHeaderValue Basic(string text) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

    private static async Task<HttpStatusCode> StatusWithAsync(Rig rig, AuthenticationHeaderValue? authorization)
    {
        rig.Http.DefaultRequestHeaders.Authorization = authorization;
        using var answer = await rig.Http.GetAsync("/account", Ct);
        return answer.StatusCode;
    }
}
