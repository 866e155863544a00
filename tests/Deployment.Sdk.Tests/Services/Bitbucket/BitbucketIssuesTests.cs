using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Bitbucket;

public sealed class BitbucketIssuesTests : ObserverServiceTests
{
    private readonly FakeBitbucket _bitbucket;

    public BitbucketIssuesTests()
        : this(new FakeBitbucket(), new ServiceBench())
    {
    }

    private BitbucketIssuesTests(FakeBitbucket fake, ServiceBench bench)
        : base(fake, bench) => _bitbucket = fake;

    private protected override BitbucketIssuesAttribute Observer { get; } = new("yunojuno", "platform");

    private protected override (string Name, string Value) Credential => ("BITBUCKET_ACCESS_TOKEN", FakeBitbucket.Token);

    private protected override string Secret => FakeBitbucket.Token;

    private protected override IReadOnlyList<DeliveryEventKind> Told => [DeliveryEventKind.Succeeded];

    /// <summary>The comments, and one more.</summary>
    private protected override int CallsPerEvent => 2;

    private protected override bool IsRepeatable => true;

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["BITBUCKET_API_URL"] = $"{address}2.0/";
        variables["BITBUCKET_ACCESS_TOKEN"] = FakeBitbucket.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Status(429, ("Retry-After", $"{seconds}"));

    private protected override DeliveryEvent Complete(DeliveryEvent happening) => happening with
    {
        Commits = [.. happening.Commits.Select(commit => commit with { Message = $"{commit.Subject}\n\nFixes #12" })],
    };

    private protected override void AssertHarmless(string body)
    {
        var comment = Assert.Single(_bitbucket.Issues[12]);
        Assert.DoesNotMatch(@"@\w|https://evil|www\.|\u202e|\u0007", comment);
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
        await Bench.TellAsync(Observer, Release("Bill by the hour\n\nFixes #12", "Round it (#12)", "Merged in x (pull request #77)"));

        Assert.Empty(Bench.Notes);
        var comment = Assert.Single(_bitbucket.Issues[12]);
        Assert.StartsWith("**UAT runs bbbbbbbbbbbb**", comment, StringComparison.Ordinal);
        Assert.Contains("Round it", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_twice_it_is_as_told_once_even_below_many_comments_and_changes()
    {
        _bitbucket.Issues[12].AddRange(Enumerable.Range(0, 250).Select(number => number % 2 == 0 ? "me too" : ""));
        await Bench.TellAsync(Observer, Release("#12"));

        await Bench.TellAsync(Observer, Release("#12"));

        Assert.Empty(Bench.Notes);
        Assert.Equal(251, _bitbucket.Issues[12].Count);
    }

    [Fact]
    public async Task One_that_is_not_there_keeps_no_other_from_being_told()
    {
        await Bench.TellAsync(Observer, Release("#999 and #12"));

        Assert.Single(_bitbucket.Issues[12]);
        Assert.Contains("issue 999: ", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("answered 404", Bench.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_that_may_have_been_made_is_not_made_again()
    {
        _bitbucket.Next(StubServer.Json(200, """{"values":[]}"""), StubServer.Abort);

        await Bench.TellAsync(Observer, Release("#12"));

        Assert.Equal(2, _bitbucket.Requests.Count);
        Assert.Contains("no answer from 127.0.0.1", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }
}
