using System.Text.Json;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class HeadersTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_carries_version_token_agent_and_an_id_but_no_content_type()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(200, """{"id":"a1","email":"ci@yunojuno.example"}"""));
        using var heroku = server.Connect();

        var account = await heroku.Reader.GetAccountAsync(Cancel);
        await heroku.Reader.GetAccountAsync(Cancel);

        Assert.Equal("ci@yunojuno.example", account.Email);
        Assert.All(server.Requests, request =>
        {
            Assert.Equal("GET /account", request.ToString());
            Assert.Equal("application/vnd.heroku+json; version=3", request["Accept"]);
            Assert.Equal($"Bearer {StubServer.Token}", request["Authorization"]);
            Assert.Matches(@"^Deployment\.Sdk/[0-9A-Za-z.\-]+$", request["User-Agent"]!);
            Assert.True(Guid.TryParse(request["Request-Id"], out _));
            Assert.Null(request["Content-Type"]);
            Assert.Null(request["Transfer-Encoding"]);
        });
        Assert.Equal(2, server.Requests.Select(request => request["Request-Id"]).Distinct().Count());
    }

    [Fact]
    public async Task A_body_is_snake_case_with_its_length_and_without_what_was_left_out()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(201, """{"id":"b1","status":"pending"}"""));
        using var heroku = server.Connect();

        await heroku.Writer.CreateBuildAsync(
            "yunojuno-uat", new BuildRequest(new SourceBlob { Url = "https://s3.example/x?sig=1", VersionDescription = "run 7" }), Cancel);

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /apps/yunojuno-uat/builds", request.ToString());
        Assert.Equal("""{"source_blob":{"url":"https://s3.example/x?sig=1","version_description":"run 7"}}""", request.Text);
        Assert.Equal(request.Body.Length.ToString(), request["Content-Length"]);
        Assert.Null(request["Transfer-Encoding"]);
        Assert.StartsWith("application/json", request["Content-Type"]);
    }

    [Fact]
    public async Task A_config_var_that_is_null_is_written_as_null_because_that_deletes_it()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(200, """{"DEBUG":"0"}"""));
        using var heroku = server.Connect();

        var all = await heroku.Writer.UpdateConfigVarsAsync(
            "yunojuno-uat", new Dictionary<string, string?> { ["DEBUG"] = "0", ["OldName"] = null, ["QUOTED"] = "a\"b é" }, Cancel);

        using var sent = JsonDocument.Parse(Assert.Single(server.Requests).Body);
        Assert.Equal(JsonValueKind.Null, sent.RootElement.GetProperty("OldName").ValueKind);
        Assert.Equal("a\"b é", sent.RootElement.GetProperty("QUOTED").GetString());
        Assert.Equal("0", all["DEBUG"]);
    }

    [Fact]
    public async Task A_write_without_a_body_carries_no_content_type()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(201, """{"source_blob":{"get_url":"https://s3.example/get","put_url":"https://s3.example/put"}}"""));
        using var heroku = server.Connect();

        var source = await heroku.Writer.CreateSourceAsync(Cancel);

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /sources", request.ToString());
        Assert.Null(request["Content-Type"]);
        Assert.Null(request["Transfer-Encoding"]);
        Assert.Equal("0", request["Content-Length"]);
        Assert.Equal("https://s3.example/put", source.SourceBlob.PutUrl.AbsoluteUri);
        Assert.DoesNotContain("s3.example", source.ToString());
    }

    [Fact]
    public async Task A_promotion_names_the_exact_release()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(201, """{"id":"p1","status":"pending"}"""));
        using var heroku = server.Connect();

        await heroku.Writer.CreatePromotionAsync(PromotionRequest.Of("pipe", "uat", "r7", ["live", "live-eu"]), Cancel);

        Assert.Equal(
            """{"pipeline":{"id":"pipe"},"source":{"app":{"id":"uat"},"release":{"id":"r7"}},"targets":[{"app":{"id":"live"}},{"app":{"id":"live-eu"}}]}""",
            Assert.Single(server.Requests).Text);
    }

    [Fact]
    public async Task A_release_of_a_slug_and_a_rollback_differ_in_their_body_alone()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(201, """{"id":"r8","version":8}"""));
        using var heroku = server.Connect();

        await heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel);
        await heroku.Writer.RollbackAsync("live", new RollbackRequest("r6"), Cancel);

        Assert.Equal(["""{"slug":"s1"}""", """{"release":"r6"}"""], server.Requests.Select(request => request.Text));
        Assert.All(server.Requests, request => Assert.Equal("POST /apps/live/releases", request.ToString()));
    }

    [Fact]
    public async Task Other_writes_send_just_what_they_change()
    {
        await using var server = await StubServer.StartAsync((request, context) => request.Method switch
        {
            "DELETE" => StubServer.Json(200, """{"id":"b1","status":"failed"}""")(context),
            "PATCH" when request.Target.EndsWith("formation") => StubServer.Json(200, "[]")(context),
            "PATCH" => StubServer.Json(200, """{"id":"a1","maintenance":true}""")(context),
            _ => StubServer.Json(202, "{}")(context),
        });
        using var heroku = server.Connect();

        Assert.True((await heroku.Writer.UpdateAppAsync("live", new AppUpdate(true), Cancel)).Maintenance);
        await heroku.Writer.UpdateFormationAsync(
            "live", new FormationUpdate([new FormationChange("web", 2, new DynoSizeName("Standard-1X")), new FormationChange("worker", 0)]), Cancel);
        await heroku.Writer.CancelBuildAsync("live", "b1", Cancel);
        await heroku.Writer.StopDynoAsync("live", "run.7", Cancel);

        Assert.Equal(
            [
                """PATCH /apps/live {"maintenance":true}""",
                """PATCH /apps/live/formation {"updates":[{"type":"web","quantity":2,"dyno_size":{"name":"Standard-1X"}},{"type":"worker","quantity":0}]}""",
                "DELETE /apps/live/builds/b1 ",
                "POST /apps/live/dynos/run.7/actions/stop ",
            ],
            server.Requests.Select(request => $"{request} {request.Text}"));
        Assert.Null(server.Requests[2]["Content-Type"]);
    }

    [Fact]
    public async Task A_range_is_sent_as_it_is_and_a_name_cannot_break_out_of_its_place_in_the_path()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(200, "[]"));
        using var heroku = server.Connect();

        await heroku.Reader.ListReleasesAsync("live", ListRange.NewestReleases(10), Cancel);
        await heroku.Reader.ListBuildsAsync("a/b?c#d", null, Cancel);

        Assert.Equal("version ..; order=desc, max=10", server.Requests[0]["Range"]);
        Assert.Null(server.Requests[1]["Range"]);
        Assert.Equal("/apps/a%2Fb%3Fc%23d/builds", server.Requests[1].Target);
    }
}
