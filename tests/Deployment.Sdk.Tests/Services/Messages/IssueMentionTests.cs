using Deployment.Sdk.Services;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.Messages;

public sealed class IssueMentionTests
{
    [Theory]
    [InlineData("#12", "12")]
    [InlineData("Fixes #12, closes #13.", "12 13")]
    [InlineData("(#12)", "12")]
    [InlineData("GH-12", "12")]
    [InlineData("yunojuno/platform#12", "12")]
    [InlineData("YunoJuno/Platform#12", "12")]
    [InlineData("https://github.com/yunojuno/platform/issues/12", "12")]
    [InlineData("https://github.com/yunojuno/platform/pull/12#discussion", "12")]
    [InlineData("Merge pull request #12 from x", "12")]
    [InlineData("another/platform#12", "")]
    [InlineData("https://github.com/another/platform/issues/12", "")]
    [InlineData("https://github.com.evil.example/yunojuno/platform/issues/12", "")]
    [InlineData("&#12; a#12 #12a #0 #99999999999 ##12 C#", "")]
    [InlineData("https://example.com/page#12", "")]
    public void What_mentions_an_issue_at_GitHub(string message, string numbers) =>
        Assert.Equal(numbers, In(message, "github.com", withRequests: true));

    [Theory]
    [InlineData("Fixes #12", "12")]
    [InlineData("Merged in feature/x (pull request #12)", "")]
    [InlineData("Pull request #12: fixes #13", "13")]
    [InlineData("https://bitbucket.org/yunojuno/platform/issues/12/title", "12")]
    [InlineData("https://bitbucket.org/yunojuno/platform/pull-requests/12", "")]
    public void What_mentions_an_issue_at_Bitbucket_where_pull_requests_are_numbered_for_themselves(string message, string numbers) =>
        Assert.Equal(numbers, In(message, "bitbucket.org", withRequests: false));

    private static string In(string message, string host, bool withRequests) => string.Join(
        ' ',
        IssueMention.In([new DeliveredCommit(AppStates.B, message, "Grace")], "yunojuno/platform", host, withRequests).Select(issue => issue.Number));
}
