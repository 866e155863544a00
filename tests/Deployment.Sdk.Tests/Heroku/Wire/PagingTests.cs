using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class PagingTests
{
    private readonly StepTime _time = new(Retries.PerAttempt, Retries.Total);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_pipeline_is_read_to_its_end_so_that_no_app_looks_absent()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(206, $"[{Coupling(1)},{Coupling(2)}]", ("Next-Range", "id ]2..; max=2")),
            StubServer.Status(503),
            StubServer.Json(206, $"[{Coupling(3)}]", ("Next-Range", "id ]3..; max=2")),
            StubServer.Json(200, $"[{Coupling(4)}]"));
        using var heroku = server.Connect(_time);

        var couplings = await _time.RunAsync(() => heroku.Reader.ListPipelineCouplingsAsync("pipe", Cancel));

        Assert.Equal(["1", "2", "3", "4"], couplings.Select(coupling => coupling.Id));
        Assert.Equal([null, "id ]2..; max=2", "id ]2..; max=2", "id ]3..; max=2"], server.Requests.Select(request => request["Range"]));
        Assert.All(server.Requests, request => Assert.Equal("application/vnd.heroku+json; version=3", request["Accept"]));
    }

    [Fact]
    public async Task A_range_of_ones_own_gets_just_that()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(206, """[{"id":"r9","version":9}]""", ("Next-Range", "version ]9..; order=desc")));
        using var heroku = server.Connect(_time);

        var releases = await heroku.Reader.ListReleasesAsync("live", ListRange.NewestReleases(1), Cancel);

        Assert.Equal(9, Assert.Single(releases).Version);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_page_that_fails_fails_the_list_instead_of_shortening_it()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(206, $"[{Coupling(1)}]", ("Next-Range", "id ]1..")),
            StubServer.Json(416, """{"id":"requested_range_not_satisfiable","message":"No."}"""));
        using var heroku = server.Connect(_time);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.ListPipelineCouplingsAsync("pipe", Cancel));

        Assert.Equal((416, "requested_range_not_satisfiable"), (failure.Status, failure.Id));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    public async Task A_page_that_is_no_list_fails_the_list(string body)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(206, $"[{Coupling(1)}]", ("Next-Range", "id ]1..")), StubServer.Text(200, body));
        using var heroku = server.Connect(_time);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.ListPipelineCouplingsAsync("pipe", Cancel));

        Assert.Equal(200, failure.Status);
    }

    [Fact]
    public async Task A_list_without_end_is_given_up()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(206, "[]", ("Next-Range", "id ]1..")));
        using var heroku = server.Connect(_time);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.ListPipelineCouplingsAsync("pipe", Cancel));

        Assert.Contains("did not end", failure.Message);
    }

    private static string Coupling(int id) => $$$"""{"id":"{{{id}}}","app":{"id":"a{{{id}}}"},"pipeline":{"id":"p"},"stage":"review"}""";
}
