using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.GitHub;

public sealed class GitHubIssuesTests : ObserverServiceTests
{
    private readonly FakeGitHub _gitHub;

    public GitHubIssuesTests()
        : this(new FakeGitHub(), new ServiceBench())
    {
    }

    private GitHubIssuesTests(FakeGitHub fake, ServiceBench bench)
        : base(fake, bench) => _gitHub = fake;

    private protected override GitHubIssuesAttribute Observer { get; } = new("yunojuno", "platform");

    private protected override (string Name, string Value) Credential => ("GITHUB_TOKEN", FakeGitHub.Token);

    private protected override string Secret => FakeGitHub.Token;

    private protected override IReadOnlyList<DeliveryEventKind> Told => [DeliveryEventKind.Succeeded];

    /// <summary>The comments, and one more.</summary>
    private protected override int CallsPerEvent => 2;

    private protected override bool IsRepeatable => true;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["GITHUB_API_URL"] = address.AbsoluteUri;
        variables["GITHUB_TOKEN"] = FakeGitHub.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Status(429, ("Retry-After", $"{seconds}"));

    private protected override DeliveryEvent Complete(DeliveryEvent happening) => happening with
    {
        Commits = [.. happening.Commits.Select(commit => commit with { Message = $"{commit.Subject}\n\nFixes #12" })],
    };

    private protected override void AssertHarmless(string body)
    {
        var comment = Assert.Single(_gitHub.Issues[12]);
        foreach (var part in new[] { "@channel", "@everyone", "https://evil", "www.evil", "\u202e", "\u0007" })
        {
            Assert.DoesNotContain(part, comment, StringComparison.Ordinal);
        }

        Assert.Contains("\\<script\\>", comment, StringComparison.Ordinal);
    }

    private static DeliveryEvent Release(params string[] messages) => Happenings.Of(DeliveryEventKind.Succeeded) with
    {
        Commits = [.. messages.Select(message => new DeliveredCommit(new string('1', 40), message.Split('\n')[0], "Grace") { Message = message })],
        CommitCount = messages.Length,
    };

    [Fact]
    public async Task An_issue_that_commits_mention_gets_one_comment()
    {
        await Bench.TellAsync(Observer, Release("Bill by the hour\n\nFixes #12", "Round it (#12)", "Another change"));

        var comment = Assert.Single(_gitHub.Issues[12]);
        Assert.StartsWith("**UAT runs bbbbbbbbbbbb**", comment, StringComparison.Ordinal);
        Assert.Contains("Bill by the hour", comment, StringComparison.Ordinal);
        Assert.Contains("Round it", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("Another change", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_twice_it_is_as_told_once_even_below_many_comments()
    {
        _gitHub.Issues[12].AddRange(Enumerable.Repeat("me too", 250));
        await Bench.TellAsync(Observer, Release("#12"));

        await Bench.TellAsync(Observer, Release("#12"));

        Assert.Equal(251, _gitHub.Issues[12].Count);
    }

    [Fact]
    public async Task One_that_is_not_there_keeps_no_other_from_being_told()
    {
        await Bench.TellAsync(Observer, Release("#999 and #12"));

        Assert.Single(_gitHub.Issues[12]);
        Assert.Contains("issue 999: GitHub, GET /repos/yunojuno/platform/issues/999/comments: answered 404", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_issues_than_are_told_at_once_are_counted()
    {
        foreach (var number in Enumerable.Range(1, 25))
        {
            _gitHub.Issues[number] = [];
        }

        await Bench.TellAsync(Observer, Release([.. Enumerable.Range(1, 25).Select(number => $"Fixes #{number}")]));

        Assert.Equal(20, _gitHub.Issues.Values.Count(comments => comments.Count == 1));
        Assert.Contains("5 of 25 issues are left as they are", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_that_may_have_been_made_is_not_made_again()
    {
        _gitHub.Next(StubServer.Json(200, "[]"), StubServer.Abort);

        await Bench.TellAsync(Observer, Release("#12"));

        Assert.Equal(2, _gitHub.Requests.Count);
        Assert.Contains("no answer from 127.0.0.1", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }
}
