using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;

namespace Deployment.Sdk.Tests.Services.Bitbucket;

public sealed class BitbucketHistoryTests : IAsyncLifetime
{
    private static readonly ReleaseLimits Most = new(Commits: 200, Files: 500);

    private readonly FakeBitbucket _bitbucket = new();
    private readonly ServiceBench _bench = new();

    public async ValueTask InitializeAsync()
    {
        await _bitbucket.StartAsync();
        _bench.Variables["BITBUCKET_API_URL"] = $"{_bitbucket.Address}2.0/";
        _bench.Variables["BITBUCKET_ACCESS_TOKEN"] = FakeBitbucket.Token;
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _bitbucket.DisposeAsync();
    }

    [Fact]
    public async Task Commits_files_and_the_pull_requests_that_merges_name_are_read()
    {
        _bitbucket.History = new FakeHistory
        {
            Commits = [(Hash(9), "Merged in feature/search (pull request #12)\n\nSearch by skill\n\nApproved-by: Ada\n"), (Hash(8), "Search\n"), (Hash(7), "")],
            Files = [(null, "search.py"), ("old.py", null), ("app.py", "app.py"), ("before.py", "after.py")],
        };

        var contents = await ReadAsync();

        Assert.Equal(
            [(Hash(9), "Merged in feature/search (pull request #12)", "Grace Hopper"), (Hash(8), "Search", "Grace Hopper"), (Hash(7), "(no message)", "Grace Hopper")],
            contents.Commits.Select(commit => (commit.Commit, commit.Subject, commit.Author)));
        Assert.Equal(["search.py", "old.py", "app.py", "before.py", "after.py"], contents.Files);
        Assert.Equal(["#12 Search by skill"], contents.Requests);
        Assert.Equal(2, _bitbucket.Requests.Count);
        Assert.Contains($"/diffstat/{_bitbucket.History.To}..{_bitbucket.History.From}?topic=false", _bitbucket.Requests[1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_followed_as_they_name_each_other_and_no_further_than_is_wanted()
    {
        _bitbucket.History = new FakeHistory
        {
            Commits = [.. Enumerable.Range(1, 450).Select(number => (Hash(number), $"Merged in {number} (pull request #{number})"))],
            Files = [.. Enumerable.Range(1, 25).Select(number => ((string?)null, (string?)$"{number}.py"))],
            FilesPerPage = 10,
        };

        var contents = await ReadAsync();

        Assert.Equal(Enumerable.Range(1, 201).Select(Hash), contents.Commits.Select(commit => commit.Commit));
        Assert.Equal(25, contents.Files.Count);
        Assert.Equal(3 + 3, _bitbucket.Requests.Count);
    }

    [Fact]
    public async Task Where_no_merge_names_one_the_pull_requests_of_the_newest_commits_are_asked_for_and_only_merged_ones_count()
    {
        _bitbucket.History = new FakeHistory
        {
            Commits = [.. Enumerable.Range(1, 30).Select(number => (Hash(number), "Work"))],
            Requests = new()
            {
                [Hash(1)] = [(12, "Search", "MERGED"), (13, "Another way to search", "DECLINED"), (14, "More", "OPEN")],
                [Hash(2)] = [(12, "Search", "MERGED"), (7, "Rates", "MERGED")],
                [Hash(11)] = [(99, "Not asked for", "MERGED")],
            },
        };

        Assert.Equal(["#12 Search", "#7 Rates"], (await ReadAsync()).Requests);
        Assert.Equal(2 + 10, _bitbucket.Requests.Count);
    }

    [Fact]
    public async Task A_workspace_without_the_app_that_links_pull_requests_is_asked_once()
    {
        _bitbucket.History = new FakeHistory { Commits = [(Hash(1), "Work"), (Hash(2), "Work")] };

        var contents = await ReadAsync();

        Assert.Equal((2, 0), (contents.Commits.Count, contents.Requests.Count));
        Assert.Equal(2 + 1, _bitbucket.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"type":"error","error":{"message":"indexing"}}""")]
    public async Task While_Bitbucket_still_gathers_pull_requests_the_rest_is_told_without_them(string body)
    {
        _bitbucket.Next(
            StubServer.Json(200, $$"""{"values":[{"hash":"{{Hash(1)}}","message":"Work"}]}"""), StubServer.Json(200, """{"values":[]}"""), StubServer.Json(202, body));

        var contents = await ReadAsync();

        Assert.Equal((1, 0), (contents.Commits.Count, contents.Requests.Count));
        Assert.Equal(3, _bitbucket.Requests.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(555)]
    public async Task Asked_too_often_or_in_a_bad_moment_it_is_asked_again(int status)
    {
        _bitbucket.History = new FakeHistory { Commits = [(Hash(1), "Work")] };
        _bitbucket.Next(StubServer.Status(status, ("Retry-After", "2")), StubServer.Status(status, ("Retry-After", "2")));

        Assert.Single((await ReadAsync()).Commits);
    }

    [Fact]
    public async Task A_commit_that_Bitbucket_does_not_know_is_a_reason_and_no_guess()
    {
        var failure = await Assert.ThrowsAsync<ServiceException>(() => _bench.ReadAsync(Observer(), new string('a', 40), new string('b', 40), Most));

        Assert.Equal(404, failure.Status);
    }

    [Theory]
    [InlineData("https://evil.example/2.0/repositories/yunojuno/platform/commits?page=2")]
    [InlineData("http://127.0.0.1:1/2.0/repositories/yunojuno/platform/commits?page=2")]
    [InlineData("//evil.example/")]
    [InlineData("not an address")]
    public async Task A_next_page_that_is_elsewhere_gets_no_token(string next)
    {
        _bitbucket.Next(StubServer.Json(200, $$"""{"values":[],"next":"{{next}}"}"""));

        var failure = await Assert.ThrowsAsync<ServiceException>(() => ReadAsync());

        Assert.Contains("another address", failure.Message, StringComparison.Ordinal);
        Assert.Single(_bitbucket.Requests);
        Assert.DoesNotContain(_bench.Calls, call => call.Call.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_without_end_is_left_after_ten_pages()
    {
        var page = StubServer.Json(200, $$"""{"values":[],"next":"{{_bitbucket.Address}}2.0/again"}""");
        _bitbucket.Next([.. Enumerable.Repeat(page, 10)]);

        Assert.Empty((await ReadAsync()).Commits);

        Assert.Equal(10 + 1, _bitbucket.Requests.Count);
    }

    [Theory]
    [InlineData("<html>Please sign in to the guest network</html>")]
    [InlineData("{\"values\": [{\"hash\": ")]
    [InlineData("{\"values\": [{\"hash\": null}]}")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task An_answer_that_is_not_Bitbuckets_own_is_said_to_be_none(string body)
    {
        _bitbucket.Next(StubServer.Text(200, body));

        var failure = await Assert.ThrowsAsync<ServiceException>(() => ReadAsync());

        Assert.Contains("the answer is not one of Bitbucket", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_the_reading_stops_it_at_once()
    {
        _bitbucket.Next(FakeService.Hang);
        using var stop = new CancellationTokenSource();
        var reading = _bench.ReadingAsync(Observer(), _bitbucket.History.From, _bitbucket.History.To, Most, stop.Token);
        await _bitbucket.Called.WaitAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Single(_bitbucket.Requests);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked()
    {
        _bench.Variables.Remove("BITBUCKET_ACCESS_TOKEN");

        var failure = await Assert.ThrowsAsync<ServiceException>(() => ReadAsync());

        Assert.Contains("BITBUCKET_ACCESS_TOKEN is not set", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_bitbucket.Requests);
    }

    private static BitbucketAttribute Observer() => new("yunojuno", "platform");

    private static string Hash(int number) => $"{number:d40}";

    private Task<ReleaseContents> ReadAsync() => _bench.ReadAsync(Observer(), _bitbucket.History.From, _bitbucket.History.To, Most);
}
