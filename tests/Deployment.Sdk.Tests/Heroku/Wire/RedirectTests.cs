using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class RedirectTests
{
    private const string AppJson = """{"id":"a1","name":"live"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_read_follows_to_another_host_without_token_or_id(int status)
    {
        await using var elsewhere = await StubServer.StartAsync(StubServer.Json(200, AppJson));
        await using var server = await StubServer.StartAsync(
            StubServer.Status(status, ("Location", new Uri(elsewhere.Address, "/apps/live?sig=1").AbsoluteUri)));
        using var heroku = server.Connect();

        Assert.Equal("live", (await heroku.Reader.GetAppAsync("live", Cancel)).Name);

        var followed = Assert.Single(elsewhere.Requests);
        Assert.Equal("GET /apps/live?sig=1", followed.ToString());
        Assert.Null(followed["Authorization"]);
        Assert.Null(followed["Request-Id"]);
        Assert.DoesNotContain(followed.Headers, header => header.Value.Contains(StubServer.Token));
        Assert.NotNull(Assert.Single(server.Requests)["Authorization"]);
    }

    [Fact]
    public async Task Once_led_away_a_call_has_no_token_when_it_is_led_back()
    {
        Uri? home = null;
        await using var elsewhere = await StubServer.StartAsync(
            (_, context) => StubServer.Status(302, ("Location", new Uri(home!, "/account").AbsoluteUri))(context));
        await using var server = await StubServer.StartAsync((request, context) => request.Target == "/account"
            ? StubServer.Json(401, """{"id":"unauthorized","message":"Who?"}""")(context)
            : StubServer.Status(302, ("Location", elsewhere.Address.AbsoluteUri))(context));
        home = server.Address;
        using var heroku = server.Connect();

        await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Equal(["/apps/live", "/account"], server.Requests.Select(request => request.Target));
        Assert.Null(server.Requests[1]["Authorization"]);
    }

    [Fact]
    public async Task Within_one_origin_the_token_goes_along()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Status(301, ("Location", "/apps/renamed")), StubServer.Json(200, AppJson));
        using var heroku = server.Connect();

        await heroku.Reader.GetAppAsync("live", Cancel);

        Assert.Equal(["/apps/live", "/apps/renamed"], server.Requests.Select(request => request.Target));
        Assert.All(server.Requests, request => Assert.Equal($"Bearer {StubServer.Token}", request["Authorization"]));
        Assert.Single(server.Requests.Select(request => request["Request-Id"]).Distinct());
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_write_keeps_method_and_body_within_one_origin(int status)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Status(status, ("Location", "/apps/renamed/releases")), StubServer.Json(201, """{"id":"r1","version":1}"""));
        using var heroku = server.Connect();

        await heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel);

        Assert.Equal(["POST", "POST"], server.Requests.Select(request => request.Method));
        Assert.All(server.Requests, request => Assert.Equal("""{"slug":"s1"}""", request.Text));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    public async Task A_write_that_may_be_done_is_not_sent_again_and_what_may_be_repeated_is(int status)
    {
        await using var server = await StubServer.StartAsync((request, context) => request.Target.EndsWith("/there", StringComparison.Ordinal)
            ? StubServer.Json(200, AppJson)(context)
            : StubServer.Status(status, ("Location", $"{request.Target}/there"))(context));
        using var heroku = server.Connect();

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel));
        Assert.True(failure.MayHaveActed);
        Assert.Contains("may have been done before that: it is not sent again", failure.Message);
        Assert.Equal("POST /apps/live/releases", Assert.Single(server.Requests).ToString());

        Assert.Equal("live", (await heroku.Writer.UpdateAppAsync("live", new AppUpdate(true), Cancel)).Name);
        Assert.Equal(["PATCH /apps/live", "PATCH /apps/live/there"], server.Requests.Skip(1).Select(request => request.ToString()));
    }

    [Fact]
    public async Task After_303_the_outcome_of_a_write_is_read_and_the_body_is_not_sent_again()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Status(303, ("Location", "/apps/live/releases/1")), StubServer.Json(200, """{"id":"r1","version":1}"""));
        using var heroku = server.Connect();

        Assert.Equal(1, (await heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel)).Version);

        Assert.Equal("GET /apps/live/releases/1", server.Requests[1].ToString());
        Assert.Empty(server.Requests[1].Body);
        Assert.Null(server.Requests[1]["Content-Type"]);
    }

    [Theory]
    [InlineData(307, false)]
    [InlineData(308, false)]
    [InlineData(302, true)]
    public async Task Config_is_never_written_to_another_origin(int status, bool mayHaveActed)
    {
        await using var elsewhere = await StubServer.StartAsync(StubServer.Json(200, "{}"));
        await using var server = await StubServer.StartAsync(
            StubServer.Status(status, ("Location", new Uri(elsewhere.Address, "/apps/live/config-vars").AbsoluteUri)));
        using var heroku = server.Connect();

        var failure = await Assert.ThrowsAsync<HerokuException>(
            () => heroku.Writer.UpdateConfigVarsAsync("live", new Dictionary<string, string?> { ["KEY"] = "secret" }, Cancel));

        Assert.Empty(elsewhere.Requests);
        Assert.Contains("nothing but reads may go", failure.Message);
        Assert.Equal(mayHaveActed, failure.MayHaveActed);
    }

    [Theory]
    [InlineData("https://heroku.example/apps/live?sig=secret", "https://heroku.example")]
    [InlineData("http://localhost:1/apps/live?sig=secret", "http://localhost:1")]
    [InlineData("file:///etc/passwd", "file://")]
    public async Task A_rehearsal_is_led_to_no_other_machine(string location, string named)
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(302, ("Location", location)));
        using var heroku = server.Connect();

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Equal(302, failure.Status);
        Assert.Contains(named, failure.Message);
        Assert.DoesNotContain("secret", failure.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Nobody_is_led_from_encryption_to_plain_text()
    {
        using var certificate = SelfSigned.Create();
        await using var plain = await StubServer.StartAsync(StubServer.Json(200, AppJson));
        await using var server = await StubServer.StartAsync(
            (_, context) => StubServer.Status(302, ("Location", plain.Address.AbsoluteUri))(context), certificate);
        using var heroku = HerokuConnection.Open(server.Endpoint(certificate), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Contains("away from encryption", failure.Message);
        Assert.Empty(plain.Requests);
    }

    [Fact]
    public async Task Ten_redirects_are_followed_and_the_eleventh_is_not()
    {
        var hops = 0;
        var last = 10;
        await using var server = await StubServer.StartAsync((_, context) => hops++ < last
            ? StubServer.Status(302, ("Location", $"/apps/hop-{hops}"))(context)
            : StubServer.Json(200, AppJson)(context));
        using var heroku = server.Connect();

        Assert.Equal("live", (await heroku.Reader.GetAppAsync("live", Cancel)).Name);

        (hops, last) = (0, 11);
        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));
        Assert.Contains("GET /apps/live: Heroku answered 302: it was redirected 10 times", failure.Message);
        Assert.Equal(22, server.Requests.Count);
    }
}
