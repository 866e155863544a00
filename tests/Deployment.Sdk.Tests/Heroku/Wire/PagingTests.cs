using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class PagingTests
{
    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);

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

        var couplings = await _time.RunAsync(() => heroku.Reader.PipelineCouplingsAsync("pipe").ToListAsync(Cancel).AsTask());

        Assert.Equal(["1", "2", "3", "4"], couplings.Select(coupling => coupling.Id));
        Assert.Equal([null, "id ]2..; max=2", "id ]2..; max=2", "id ]3..; max=2"], server.Requests.Select(request => request["Range"]));
        Assert.All(server.Requests, request => Assert.Equal("application/vnd.heroku+json; version=3", request["Accept"]));
        Assert.Equal(3, server.Requests.Select(request => request["Request-Id"]).Distinct().Count());
    }

    [Theory]
    [InlineData("id ]01234567-89ab-cdef-0123-456789abcdef..; max=200")]
    [InlineData("version ]7..; order=desc,max=15;")]
    [InlineData("name a%20b..\"c\", max=2")]
    public async Task A_next_range_is_sent_back_word_for_word_also_with_a_200(string next)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(200, Releases(9), ("Next-Range", next)), StubServer.Json(200, Releases(8)));
        using var heroku = server.Connect(_time);

        var releases = await heroku.Reader.ReleasesAsync("live", ListRange.NewestReleases(1)).ToListAsync(Cancel);

        Assert.Equal([9, 8], releases.Select(release => release.Version));
        Assert.Equal(["version ..; order=desc, max=1", next], server.Requests.Select(request => request["Range"]));
    }

    [Fact]
    public async Task Whoever_stops_early_asks_for_no_further_page()
    {
        const string Next = "version ]8..; order=desc";
        await using var server = await StubServer.StartAsync((request, context) => request["Range"] == Next
            ? StubServer.Json(206, Releases(7, 6), ("Next-Range", "version ]6..; order=desc"))(context)
            : StubServer.Json(206, Releases(9, 8), ("Next-Range", Next))(context));
        using var heroku = server.Connect(_time);
        var all = heroku.Reader.ReleasesAsync("live", ListRange.NewestReleases(2));
        Assert.Empty(server.Requests);

        Assert.Equal(9, (await all.FirstAsync(Cancel)).Version);
        Assert.Equal([9, 8], await all.Take(2).Select(release => release.Version).ToListAsync(Cancel));
        Assert.Equal(2, server.Requests.Count);

        Assert.Equal([9, 8, 7], await all.Take(3).Select(release => release.Version).ToListAsync(Cancel));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Reading_can_be_stopped_in_the_middle_of_a_page_and_asks_no_further()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await StubServer.StartAsync(StubServer.Json(206, Releases(9, 8), ("Next-Range", "version ]8..")));
        using var heroku = server.Connect(_time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var release in heroku.Reader.ReleasesAsync("live").WithCancellation(stop.Token))
            {
                Assert.Equal(9, release.Version);
                await stop.CancelAsync();
            }
        });
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_page_of_ones_own_is_just_that_and_says_how_it_goes_on()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(206, Releases(9), ("Next-Range", "version ]9..; order=desc")));
        using var heroku = server.Connect(_time);

        var page = await heroku.Reader.ListReleasesAsync("live", ListRange.NewestReleases(1), Cancel);

        Assert.Equal(9, Assert.Single(page).Version);
        Assert.Equal("version ]9..; order=desc", page.NextRange);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_list_that_is_read_as_one_never_passes_for_whole_when_it_goes_on()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(206, """[{"id":"t1","status":"pending"}]""", ("Next-Range", "id ]t1..")));
        using var heroku = server.Connect(_time);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.ListPromotionTargetsAsync("p1", Cancel));

        Assert.Contains("longer than what this call reads", failure.Message);
    }

    [Theory]
    [InlineData(200, "id ]a1..")]
    [InlineData(206, null)]
    public async Task The_names_of_apps_are_never_a_part_of_them(int status, string? next)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(status, """[{"id":"a1","name":"live"}]""", next is null ? [] : [("Next-Range", next)]));
        using var heroku = server.Connect(_time);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.NamesOfAppsAsync(["a1", "a2"], Cancel));

        Assert.Contains("longer than what this call reads", failure.Message);
    }

    [Fact]
    public async Task A_list_that_was_cut_without_a_word_of_how_it_goes_on_is_no_whole_one()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(206, $"[{Coupling(1)}]"));
        using var heroku = server.Connect(_time);

        Assert.Contains("was cut after 1 pages", (await FailAsync(heroku)).Message);

        // Whoever asked for some alone has them.
        var page = await heroku.Reader.ListPipelineCouplingsAsync("pipe", null, Cancel);
        Assert.Single(page);
    }

    [Fact]
    public async Task A_page_that_fails_fails_the_list_instead_of_shortening_it()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(206, $"[{Coupling(1)}]", ("Next-Range", "id ]1..")),
            StubServer.Json(416, """{"id":"requested_range_not_satisfiable","message":"No."}"""));
        using var heroku = server.Connect(_time);

        var failure = await FailAsync(heroku);

        Assert.Equal((416, "requested_range_not_satisfiable"), (failure.Status, failure.Id));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task A_page_that_is_no_list_fails_the_list(string body)
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(206, $"[{Coupling(1)}]", ("Next-Range", "id ]1..")), StubServer.Text(200, body));
        using var heroku = server.Connect(_time);

        Assert.Equal(200, (await FailAsync(heroku)).Status);
    }

    [Fact]
    public async Task A_list_that_comes_back_to_the_same_page_is_given_up()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(206, "[]", ("Next-Range", "id ]1..")));
        using var heroku = server.Connect(_time);

        Assert.Contains("did not end", (await FailAsync(heroku)).Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_without_end_is_given_up()
    {
        var page = 0;
        await using var server = await StubServer.StartAsync(
            (_, context) => StubServer.Json(206, "[]", ("Next-Range", $"id ]{++page}.."))(context));
        using var heroku = server.Connect(_time);

        Assert.Contains("did not end", (await FailAsync(heroku)).Message);
        Assert.Equal(ListPages.Most, server.Requests.Count);
    }

    private static Task<HerokuException> FailAsync(HerokuConnection heroku) =>
        Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.PipelineCouplingsAsync("pipe").ToListAsync(Cancel).AsTask());

    private static string Releases(params int[] versions) =>
        $"[{string.Join(',', versions.Select(version => $$"""{"id":"r{{version}}","version":{{version}}}"""))}]";

    private static string Coupling(int id) => $$$"""{"id":"{{{id}}}","app":{"id":"a{{{id}}}"},"pipeline":{"id":"p"},"stage":"review"}""";
}
