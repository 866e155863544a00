using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class HerokuFailuresTests
{
    private readonly StepTime _time = new(Retries.PerAttempt, Retries.Total);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_says_what_was_asked_and_repeats_Herokus_own_words()
    {
        var failure = await ReadAsync(StubServer.Json(
            404,
            """{"resource":"app","id":"not_found","message":"Couldn't find that app.","url":"https://devcenter.heroku.com/errors"}""",
            ("Request-Id", "f00d")));

        Assert.Equal("GET /apps/live: Heroku answered 404 (not_found): Couldn't find that app.", failure.Message);
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
    public async Task A_token_that_an_answer_repeats_is_not_repeated_further()
    {
        var failure = await ReadAsync(StubServer.Json(401, $$$"""{"id":"unauthorized","message":"Bad token {{{StubServer.Token}}}"}"""));

        Assert.DoesNotContain(StubServer.Token, failure.ToString());
        Assert.Contains(Redaction.Mask, failure.Message);
    }

    [Fact]
    public async Task A_redirect_never_takes_the_token_to_another_host()
    {
        await using var elsewhere = await StubServer.StartAsync(StubServer.Json(200, """{"id":"a1"}"""));
        foreach (var status in (int[])[301, 302, 303, 307, 308])
        {
            var failure = await ReadAsync(StubServer.Status(status, ("Location", new Uri(elsewhere.Address, "/apps/live").AbsoluteUri)));

            Assert.Equal(status, failure.Status);
            Assert.Contains("redirect", failure.Message);
        }

        Assert.Empty(elsewhere.Requests);
    }

    private async Task<HerokuException> ReadAsync(Func<Microsoft.AspNetCore.Http.HttpContext, Task> answer)
    {
        await using var server = await StubServer.StartAsync(answer);
        using var heroku = server.Connect(_time);
        return await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));
    }
}
