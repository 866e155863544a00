using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.GitHub;

public sealed class GitHubChecksTests : WaitingGateTests
{
    private readonly FakeGitHub _github;

    public GitHubChecksTests()
        : this(new ServiceBench())
    {
    }

    private GitHubChecksTests(ServiceBench bench)
        : this(new FakeGitHub { Time = bench.Time }, bench)
    {
    }

    private GitHubChecksTests(FakeGitHub github, ServiceBench bench)
        : base(github, bench) => _github = github;

    private protected override string Service => "GitHub";

    private protected override IReadOnlyList<string> Required => ["GITHUB_TOKEN"];

    private protected override string Remedy => "set GITHUB_TOKEN";

    private protected override (string AtWork, string Passed) Said => ("check \"test\" of the commit is \"queued\"", "\"test\" passed for the commit");

    private protected override IReadOnlyList<string> OfSomebodyElse =>
        ["<html>moved</html>", "{}", """{"check_runs":null}""", """{"check_runs":[{"name":"test","conclusion":"success"}]}""", "["];

    private protected override GateAttribute Gate(int wait = 900) => new GitHubChecksAttribute("yunojuno", "platform", "test") { Wait = wait };

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["GITHUB_API_URL"] = address.AbsoluteUri;
        variables["GITHUB_TOKEN"] = FakeGitHub.Token;
    }

    private protected override void IsAtWork() => Ran("test", null, "queued");

    private protected override void Passes() => Ran("test", "success");

    [Fact]
    public async Task A_commit_whose_checks_passed_arrives_whoever_made_them()
    {
        Ran("test", "success");
        Ran("deploy-uat", null, "in_progress");
        _github.CommitStatuses.Add((Commit, "ci/circleci: lint & more", "success"));
        _github.CommitStatuses.Add((Commit, "codecov/project", "failure"));

        Assert.Null(await AskAsync(Of("test", "ci/circleci: lint & more")));
        Assert.Equal(["note: GitHub: \"test\", \"ci/circleci: lint & more\" passed for the commit"], Bench.Notes);
        Assert.Equal(3, _github.Requests.Count);
    }

    [Theory]
    [InlineData("failure")]
    [InlineData("neutral")]
    [InlineData("cancelled")]
    [InlineData("skipped")]
    [InlineData("timed_out")]
    [InlineData("action_required")]
    [InlineData("stale")]
    [InlineData("Success")]
    public async Task A_check_run_that_ended_otherwise_closes_the_gate_at_once(string conclusion)
    {
        Ran("lint", null, "queued");
        Ran("test", conclusion);

        Assert.Equal($"UAT is closed: GitHub: check \"test\" of the commit ended with \"{conclusion}\"", (await AskAsync(Of("lint", "test")))?.Reason);
        Assert.DoesNotContain(Bench.Notes, note => note.Contains("waiting", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("failure")]
    [InlineData("error")]
    public async Task A_status_that_ended_otherwise_does_too(string state)
    {
        _github.CommitStatuses.Add((Commit, "ci", state));

        Assert.Equal($"UAT is closed: GitHub: check \"ci\" of the commit ended with \"{state}\"", (await AskAsync(Of("ci")))?.Reason);
    }

    [Fact]
    public async Task What_was_run_again_counts_as_it_was_the_last_time()
    {
        Ran("test", "failure");
        Ran("test", "success");
        _github.CommitStatuses.AddRange([(Commit, "ci", "failure"), (Commit, "ci", "success")]);
        Assert.Null(await AskAsync(Of("test", "ci")));

        Ran("test", null, "in_progress");
        Assert.Equal("UAT is closed: GitHub: check \"test\" of the commit is \"in_progress\" after 10 s", (await AskAsync(Of("test", "ci"), wait: 10))?.Reason);
    }

    [Fact]
    public async Task Of_two_apps_with_one_name_both_must_have_passed()
    {
        Ran("test", "success");
        Ran("test", "failure", app: "other-ci");

        Assert.NotNull(await AskAsync(Of("test")));
    }

    [Fact]
    public async Task A_check_of_another_commit_or_another_name_proves_nothing()
    {
        _github.CheckRuns.Add((AppStates.B, "test", "completed", "success", "github-actions"));
        _github.CommitStatuses.Add((AppStates.B, "test", "success"));
        Ran("Test", "success");

        Assert.Equal("UAT is closed: GitHub: there is no check \"test\" of the commit yet after 60 s", (await AskAsync(Of("test"), wait: 60))?.Reason);
    }

    [Fact]
    public async Task A_status_on_a_later_page_is_found()
    {
        _github.CommitStatuses.AddRange(Enumerable.Range(0, 130).Select(number => (Commit, $"other/{number}", "failure")));
        _github.CommitStatuses.Add((Commit, "ci", "success"));

        Assert.Null(await AskAsync(Of("ci")));
        Assert.Equal(3, _github.Requests.Count);
    }

    [Fact]
    public async Task A_limit_is_waited_out_in_each_of_its_forms_and_any_other_403_is_final()
    {
        Ran("test", "success");
        _github.Next(
            StubServer.Json(403, """{"message":"API rate limit exceeded for user ID 1."}""", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "4102444800")),
            StubServer.Json(403, """{"message":"You have exceeded a secondary rate limit."}""", ("Retry-After", "60")),
            StubServer.Json(429, """{"message":"Too many"}""", ("Retry-After", "60")));
        Assert.Null(await AskAsync(Of("test")));

        _github.Next(StubServer.Json(403, """{"message":"Resource not accessible by integration"}"""));
        var refused = (await AskAsync(Of("test")))?.Reason;
        Assert.Contains("answered 403", refused, StringComparison.Ordinal);
        Assert.Contains("checks: read and statuses: read", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_was_not_pushed_is_said()
    {
        _github.Next(StubServer.Json(422, """{"message":"No commit found for SHA: x"}"""));

        Assert.Contains("the commit must have been pushed", (await AskAsync(Of("test")))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_said()
    {
        var refused = await AskAsync(new GitHubChecksAttribute("yunojuno", "../../../user", "test"));

        Assert.Contains("there is no such repository", refused?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_check_it_would_prove_nothing_and_is_closed()
    {
        Assert.Contains("no check is named", (await AskAsync(Of()))?.Reason, StringComparison.Ordinal);
        Assert.Contains("no check is named", (await AskAsync(Of("test", " ")))?.Reason, StringComparison.Ordinal);
        Assert.Empty(_github.Requests);
    }

    [Fact]
    public async Task A_rehearsal_asks_nobody()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };

        Assert.Null(await rehearsal.AskAsync(Of("test & \"more\"+")));

        Assert.Equal(
            [$"GET https://api.github.com/repos/yunojuno/platform/commits/{Commit}/check-runs?filter=latest&per_page=100&check_name=test %26 \"more\"%2B"],
            rehearsal.Calls.Select(call => call.Call));
        Assert.Equal(["note: rehearsed: GitHub: \"test & \"more\"+\" passed for the commit"], rehearsal.Notes);
    }

    private static GitHubChecksAttribute Of(params string[] checks) => new("yunojuno", "platform", checks);

    private void Ran(string name, string? conclusion, string status = "completed", string app = "github-actions") =>
        _github.CheckRuns.Add((Commit, name, status, conclusion, app));

    private Task<Refusal?> AskAsync(GitHubChecksAttribute gate, int? wait = null) =>
        Bench.AskAsync(wait is { } seconds ? new GitHubChecksAttribute(gate.Owner, gate.Repository, gate.Checks) { Wait = seconds } : gate);
}
