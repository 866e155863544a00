using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class WarningsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Warnings_of_either_header_are_told_also_with_an_error()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(200, """{"id":"a1"}""", ("X-Heroku-Warning", "heroku-20 has reached its end of life.")),
            StubServer.Json(404, """{"id":"not_found","message":"No."}""", ("Warning-Message", "This endpoint goes away.")));
        var person = new StubOperator();
        using var heroku = server.Connect(person: person);

        await heroku.Reader.GetAppAsync("live", Cancel);
        await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Equal(["heroku-20 has reached its end of life.", "This endpoint goes away."], person.Warnings);
    }

    [Fact]
    public async Task A_long_warning_is_cut_and_an_empty_one_is_none()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(
            200, """{"id":"a1"}""", ("X-Heroku-Warning", new string('x', 3000)), ("Warning-Message", " ")));
        var person = new StubOperator();
        using var heroku = server.Connect(person: person);

        await heroku.Reader.GetAppAsync("live", Cancel);

        Assert.Equal(503, Assert.Single(person.Warnings).Length);
    }

    [Fact]
    public async Task Somebody_else_to_whom_a_redirect_leads_warns_of_nothing()
    {
        await using var elsewhere = await StubServer.StartAsync(
            StubServer.Json(200, """{"id":"a1"}""", ("X-Heroku-Warning", "Send us your token."), ("RateLimit-Remaining", "1")));
        await using var server = await StubServer.StartAsync(StubServer.Status(302, ("Location", elsewhere.Address.AbsoluteUri)));
        var person = new StubOperator();
        using var heroku = server.Connect(person: person);

        await heroku.Reader.GetAppAsync("live", Cancel);

        Assert.Empty(person.Warnings);
        Assert.Null(heroku.Budget.Remaining);
    }
}
