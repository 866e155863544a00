using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class HerokuFailuresTests
{
    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_says_what_was_asked_and_repeats_Herokus_own_words()
    {
        var failure = await ReadAsync(StubServer.Json(
            404,
            """{"resource":"app","id":"not_found","message":"Couldn't find that app.","url":"https://devcenter.heroku.com/errors"}""",
            ("Request-Id", "f00d")));

        Assert.Equal("GET /apps/live: Heroku answered 404 (not_found): Couldn't find that app. (Request-Id f00d)", failure.Message);
        Assert.Equal((404, "not_found", "f00d"), (failure.Status, failure.Id, failure.RequestId));
        Assert.Equal("https://devcenter.heroku.com/errors", failure.Url?.AbsoluteUri);
        Assert.True(failure.IsNotFound);
        Assert.False(failure.IsNotAuthorised);
    }

    [Theory]
    [InlineData(401, "unauthorized")]
    [InlineData(403, "two_factor")]
    [InlineData(403, "forbidden")]
    public async Task A_token_that_does_not_suffice_can_be_told_from_other_errors(int status, string id)
    {
        var failure = await ReadAsync(StubServer.Json(status, $$$"""{"id":"{{{id}}}","message":"No."}"""));

        Assert.True(failure.IsNotAuthorised);
        Assert.Equal(id, failure.Id);
    }

    [Theory]
    [InlineData("", "Heroku answered 422: Unprocessable")]
    [InlineData("<html>\n<b>Proxy</b> says no</html>", "not Heroku's own words: <html> <b>Proxy</b> says no</html>")]
    [InlineData("{\"id\":", "not Heroku's own words: {\"id\":")]
    [InlineData("[1,2]", "not Heroku's own words: [1,2]")]
    [InlineData("{\"message\":7}", "not Heroku's own words: {\"message\":7}")]
    [InlineData("{}", "Heroku answered 422: Unprocessable")]
    public async Task A_body_that_is_not_Herokus_is_quoted(string body, string expected)
    {
        var failure = await ReadAsync(StubServer.Text(422, body));

        Assert.Equal(422, failure.Status);
        Assert.Contains(expected, failure.Message);
    }

    [Fact]
    public async Task A_long_body_is_cut_short() =>
        Assert.InRange((await ReadAsync(StubServer.Text(422, new string('x', 100_000)))).Message.Length, 500, 700);

    [Theory]
    [InlineData("<html>Log in to the Wi-Fi</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"id\":")]
    [InlineData("{\"name\":\"without an id\"}")]
    [InlineData("{\"id\":null}")]
    [InlineData("[]")]
    public async Task A_success_that_cannot_be_read_is_a_failure(string body)
    {
        var failure = await ReadAsync(StubServer.Text(200, body));

        Assert.Equal(200, failure.Status);
        Assert.False(failure.MayHaveActed);
        Assert.Contains("GET /apps/live", failure.Message);
    }

    [Fact]
    public async Task A_write_whose_success_cannot_be_read_may_well_have_been_done()
    {
        await using var server = await StubServer.StartAsync(StubServer.Text(201, "<html>"));
        using var heroku = server.Connect(_time);

        var failure = await Assert.ThrowsAsync<HerokuException>(
            () => heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel));

        Assert.True(failure.MayHaveActed);
    }

    [Fact]
    public async Task The_search_for_apps_changes_nothing_though_it_is_a_post()
    {
        await using var server = await StubServer.StartAsync(StubServer.Text(200, "<html>"));
        using var heroku = server.Connect(_time);

        var failure = await Assert.ThrowsAsync<HerokuException>(
            () => heroku.Reader.FilterAppsAsync(AppFilter.Of(["5f1c9d3a-0000-4000-8000-000000000001"]), ListRange.Ids, Cancel));

        Assert.False(failure.MayHaveActed);
    }

    [Fact]
    public async Task A_token_that_an_answer_repeats_is_not_repeated_further()
    {
        var failure = await ReadAsync(StubServer.Json(401, $$$"""{"id":"unauthorized","message":"Bad token {{{StubServer.Token}}}"}"""));

        Assert.DoesNotContain(StubServer.Token, failure.ToString());
        Assert.Contains(Redaction.Mask, failure.Message);
    }

    [Theory]
    [InlineData(400, "bad_request", "Deployment.Sdk")]
    [InlineData(401, "unauthorized", "the token in HEROKU_API_KEY_UAT is wrong or was revoked: make one with heroku authorizations:create")]
    [InlineData(402, "delinquent", "dashboard.heroku.com/account/billing")]
    [InlineData(403, "forbidden", "heroku access:add")]
    [InlineData(403, "suspended", "support")]
    [InlineData(403, "two_factor", "heroku authorizations:create")]
    [InlineData(404, "not_found", "give this token access")]
    [InlineData(406, "not_acceptable", "Deployment.Sdk")]
    [InlineData(409, "conflict", "repeat")]
    [InlineData(410, "gone", "deliver a commit")]
    [InlineData(412, "precondition_failed", "changed by somebody else")]
    [InlineData(416, "requested_range_not_satisfiable", "Deployment.Sdk")]
    [InlineData(422, "invalid_params", "change what Heroku names")]
    [InlineData(422, "verification_needed", "heroku.com/verify")]
    [InlineData(423, "confirmation_required", "by hand")]
    [InlineData(429, "rate_limit", "wait")]
    [InlineData(500, "internal_server_error", "status.heroku.com")]
    [InlineData(503, "unavailable", "status.heroku.com")]
    public async Task Every_error_names_call_words_and_id_and_what_to_do(int status, string id, string remedy)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(status, $$$"""{"id":"{{{id}}}","message":"Heroku's own words."}""", ("Request-Id", "f00d,beef")));
        using var heroku = HerokuConnection.Open(server.Endpoint() with { Variable = "HEROKU_API_KEY_UAT" }, _time);

        var call = heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel);
        await _time.PassAsync(call);
        var failure = await Assert.ThrowsAsync<HerokuException>(() => call);

        Assert.Equal(
            $"POST /apps/live/releases: Heroku answered {status} ({id}): Heroku's own words. (Request-Id f00d,beef)", failure.Message);
        Assert.Contains(remedy, failure.Remedy);
        Assert.Equal(status >= 500, failure.MayHaveActed);
    }

    [Fact]
    public async Task An_answer_that_never_came_is_found_under_the_id_that_was_sent()
    {
        await using var server = await StubServer.StartAsync(StubServer.Abort);
        using var heroku = server.Connect(_time);

        var call = heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel);
        await _time.PassAsync(call);
        var failure = await Assert.ThrowsAsync<HerokuException>(() => call);

        var sent = Assert.Single(server.Requests)["Request-Id"];
        Assert.EndsWith($"(Request-Id {sent})", failure.Message);
        Assert.Contains("network", failure.Remedy);
    }

    private async Task<HerokuException> ReadAsync(Func<Microsoft.AspNetCore.Http.HttpContext, Task> answer)
    {
        await using var server = await StubServer.StartAsync(answer);
        using var heroku = server.Connect(_time);
        return await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));
    }
}
