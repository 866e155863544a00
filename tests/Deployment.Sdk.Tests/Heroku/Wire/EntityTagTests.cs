using Deployment.Sdk.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class EntityTagTests
{
    private const string Tag = "\"2b6f-Ünchanged\"";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_that_did_not_change_is_not_parsed_again()
    {
        await using var server = await TaggedAsync("W/\"abc\"", """{"id":"b1","status":"pending"}""");
        using var heroku = server.Connect();

        var first = await heroku.Reader.GetBuildAsync("uat", "b1", Cancel);
        var second = await heroku.Reader.GetBuildAsync("uat", "b1", Cancel);

        Assert.Same(first, second);
        Assert.Equal([null, "W/\"abc\""], server.Requests.Select(request => request["If-None-Match"]));
    }

    [Fact]
    public async Task What_changed_is_read_and_remembered_anew()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(200, """{"id":"r7","version":7,"status":"pending"}""", ("ETag", "\"1\"")),
            StubServer.Json(200, """{"id":"r7","version":7,"status":"succeeded"}""", ("ETag", "\"2\"")),
            StubServer.Status(304));
        using var heroku = server.Connect();

        Assert.Equal("pending", (await heroku.Reader.GetReleaseAsync("uat", "7", Cancel)).Status);
        Assert.Equal("succeeded", (await heroku.Reader.GetReleaseAsync("uat", "7", Cancel)).Status);
        Assert.Equal("succeeded", (await heroku.Reader.GetReleaseAsync("uat", "7", Cancel)).Status);
        Assert.Equal([null, "\"1\"", "\"2\""], server.Requests.Select(request => request["If-None-Match"]));
    }

    [Fact]
    public async Task The_targets_of_a_promotion_are_watched_too()
    {
        await using var server = await TaggedAsync("\"t\"", """[{"id":"t1","status":"pending"}]""");
        using var heroku = server.Connect();

        var first = await heroku.Reader.ListPromotionTargetsAsync("p1", Cancel);

        Assert.Same(first, await heroku.Reader.ListPromotionTargetsAsync("p1", Cancel));
        Assert.Equal("t1", Assert.Single(first).Id);
    }

    [Fact]
    public async Task A_tag_lives_through_a_server_error_and_is_sent_once()
    {
        var time = new StepTime(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);
        await using var server = await StubServer.StartAsync(
            StubServer.Json(200, """{"id":"b1","status":"pending"}""", ("ETag", "\"1\"")), StubServer.Status(503), StubServer.Status(304));
        using var heroku = server.Connect(time);

        var first = await heroku.Reader.GetBuildAsync("uat", "b1", Cancel);
        var second = await time.RunAsync(() => heroku.Reader.GetBuildAsync("uat", "b1", Cancel));

        Assert.Same(first, second);
        Assert.Equal([null, "\"1\"", "\"1\""], server.Requests.Select(request => request["If-None-Match"]));
    }

    [Fact]
    public async Task What_decides_a_delivery_is_always_read_whole()
    {
        await using var server = await StubServer.StartAsync((request, context) => StubServer.Json(
            200, request.Target.EndsWith("releases") ? "[]" : """{"id":"a1","name":"uat"}""", ("ETag", Tag[..5] + "\""))(context));
        using var heroku = server.Connect();

        for (var time = 0; time < 2; time++)
        {
            await heroku.Reader.GetAppAsync("uat", Cancel);
            await heroku.Reader.ListReleasesAsync("uat", ListRange.NewestReleases(1), Cancel);
        }

        Assert.All(server.Requests, request => Assert.Null(request["If-None-Match"]));
    }

    [Fact]
    public async Task One_token_never_sees_what_another_read()
    {
        await using var server = await TaggedAsync("\"1\"", """{"id":"b1","status":"pending"}""");
        using var mine = server.Connect();
        using var other = server.Connect();

        var read = await mine.Reader.GetBuildAsync("uat", "b1", Cancel);

        Assert.NotSame(read, await other.Reader.GetBuildAsync("uat", "b1", Cancel));
        Assert.All(server.Requests, request => Assert.Null(request["If-None-Match"]));
    }

    [Fact]
    public async Task Only_so_much_is_remembered()
    {
        await using var server = await TaggedAsync("\"1\"", """{"id":"b1","status":"pending"}""");
        using var heroku = server.Connect();

        for (var build = 0; build <= EntityTags.Most; build++)
        {
            await heroku.Reader.GetBuildAsync("uat", $"b{build}", Cancel);
        }

        await heroku.Reader.GetBuildAsync("uat", "b0", Cancel);
        await heroku.Reader.GetBuildAsync("uat", $"b{EntityTags.Most}", Cancel);
        Assert.Null(server.Requests[^2]["If-None-Match"]);
        Assert.Equal("\"1\"", server.Requests[^1]["If-None-Match"]);
    }

    [Fact]
    public async Task A_304_that_was_not_asked_for_is_an_error()
    {
        await using var server = await StubServer.StartAsync(StubServer.Status(304));
        using var heroku = server.Connect();

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetBuildAsync("uat", "b1", Cancel));

        Assert.Equal(304, failure.Status);
    }

    [Fact]
    public async Task What_could_not_be_read_is_not_remembered()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(200, """{"status":"pending"}""", ("ETag", "\"1\"")));
        using var heroku = server.Connect();

        for (var time = 0; time < 2; time++)
        {
            await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetBuildAsync("uat", "b1", Cancel));
        }

        Assert.All(server.Requests, request => Assert.Null(request["If-None-Match"]));
    }

    private static Task<StubServer> TaggedAsync(string tag, string body) => StubServer.StartAsync((request, context) =>
        request["If-None-Match"] == tag
            ? StubServer.Status(304, ("ETag", tag))(context)
            : StubServer.Json(StatusCodes.Status200OK, body, ("ETag", tag))(context));
}
