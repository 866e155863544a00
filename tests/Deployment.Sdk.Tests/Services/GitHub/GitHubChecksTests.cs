using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.GitHub;

public sealed class GitHubChecksTests : IAsyncLifetime
{
    private static readonly string Commit = AppStates.A;

    private readonly ServiceBench _bench = new();
    private readonly FakeGitHub _github;

    public GitHubChecksTests() => _github = new() { Time = _bench.Time };

    public async ValueTask InitializeAsync()
    {
        await _github.StartAsync();
        _bench.Variables["GITHUB_API_URL"] = _github.Address.AbsoluteUri;
        _bench.Variables["GITHUB_TOKEN"] = FakeGitHub.Token;
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _github.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_whose_checks_passed_arrives_whoever_made_them()
    {
        Ran("test", "success");
        Ran("deploy-uat", null, "in_progress");
        _github.CommitStatuses.Add((Commit, "ci/circleci: lint & more", "success"));
        _github.CommitStatuses.Add((Commit, "codecov/project", "failure"));

        Assert.Null(await AskAsync(Gate("test", "ci/circleci: lint & more")));
        Assert.Equal(["note: GitHub: \"test\", \"ci/circleci: lint & more\" passed for the commit"], _bench.Notes);
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

        Assert.Equal($"UAT is closed: GitHub: check \"test\" of the commit ended with \"{conclusion}\"", (await AskAsync(Gate("lint", "test")))?.Reason);
        Assert.DoesNotContain(_bench.Notes, note => note.Contains("waiting", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("failure")]
    [InlineData("error")]
    public async Task A_status_that_ended_otherwise_does_too(string state)
    {
        _github.CommitStatuses.Add((Commit, "ci", state));

        Assert.Equal($"UAT is closed: GitHub: check \"ci\" of the commit ended with \"{state}\"", (await AskAsync(Gate("ci")))?.Reason);
    }

    [Fact]
    public async Task What_was_run_again_counts_as_it_was_the_last_time()
    {
        Ran("test", "failure");
        Ran("test", "success");
        _github.CommitStatuses.AddRange([(Commit, "ci", "failure"), (Commit, "ci", "success")]);
        Assert.Null(await AskAsync(Gate("test", "ci")));

        Ran("test", null, "in_progress");
        Assert.Equal("UAT is closed: GitHub: check \"test\" of the commit is \"in_progress\" after 10 s", (await AskAsync(Gate("test", "ci"), wait: 10))?.Reason);
    }

    [Fact]
    public async Task Of_two_apps_with_one_name_both_must_have_passed()
    {
        Ran("test", "success");
        Ran("test", "failure", app: "other-ci");

        Assert.NotNull(await AskAsync(Gate("test")));
    }

    [Fact]
    public async Task A_check_of_another_commit_or_another_name_proves_nothing()
    {
        _github.CheckRuns.Add((AppStates.B, "test", "completed", "success", "github-actions"));
        _github.CommitStatuses.Add((AppStates.B, "test", "success"));
        Ran("Test", "success");

        Assert.Equal("UAT is closed: GitHub: there is no check \"test\" of the commit yet after 60 s", (await AskAsync(Gate("test"), wait: 60))?.Reason);
    }

    [Fact]
    public async Task While_one_runs_the_gate_waits_and_says_so_once()
    {
        Ran("test", null, "queued");
        var asking = _bench.AskingAsync(Gate("test"), "master", TestContext.Current.CancellationToken);
        for (var waits = 0; waits < 3;)
        {
            var timer = await _bench.Time.NextTimerAsync();
            if (timer != TimeSpan.FromSeconds(32))
            {
                if (++waits == 3)
                {
                    Ran("test", "success");
                }

                _bench.Time.Advance(timer);
            }
        }

        Assert.Null(await asking);
        Assert.Equal(["note: waiting for GitHub: check \"test\" of the commit is \"queued\"", "note: GitHub: \"test\" passed for the commit"], _bench.Notes);
    }

    [Fact]
    public async Task A_status_on_a_later_page_is_found()
    {
        _github.CommitStatuses.AddRange(Enumerable.Range(0, 130).Select(number => (Commit, $"other/{number}", "failure")));
        _github.CommitStatuses.Add((Commit, "ci", "success"));

        Assert.Null(await AskAsync(Gate("ci")));
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
        Assert.Null(await AskAsync(Gate("test")));

        _github.Next(StubServer.Json(403, """{"message":"Resource not accessible by integration"}"""));
        var refused = (await AskAsync(Gate("test")))?.Reason;
        Assert.Contains("answered 403", refused, StringComparison.Ordinal);
        Assert.Contains("checks: read and statuses: read", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_was_not_pushed_is_said()
    {
        _github.Next(StubServer.Json(422, """{"message":"No commit found for SHA: x"}"""));

        Assert.Contains("the commit must have been pushed", (await AskAsync(Gate("test")))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_at_once_with_what_helps()
    {
        _bench.Variables["GITHUB_TOKEN"] = "wrong-token-0123456789";

        var refused = (await AskAsync(Gate("test")))?.Reason;

        Assert.Contains("answered 401", refused, StringComparison.Ordinal);
        Assert.Contains("set GITHUB_TOKEN", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", refused, StringComparison.Ordinal);
        Assert.Single(_github.Requests);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_said()
    {
        var refused = await AskAsync(new GitHubChecksAttribute("yunojuno", "../../../user", "test"));

        Assert.Contains("there is no such repository", refused?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_the_gate_is_closed()
    {
        _bench.Variables.Remove("GITHUB_TOKEN");

        Assert.Contains("GITHUB_TOKEN is not set", (await AskAsync(Gate("test")))?.Reason, StringComparison.Ordinal);
        Assert.Empty(_github.Requests);
    }

    [Fact]
    public async Task Without_a_check_it_would_prove_nothing_and_is_closed()
    {
        Assert.Contains("no check is named", (await AskAsync(Gate()))?.Reason, StringComparison.Ordinal);
        Assert.Contains("no check is named", (await AskAsync(Gate("test", " ")))?.Reason, StringComparison.Ordinal);
        Assert.Empty(_github.Requests);
    }

    [Fact]
    public async Task Trouble_that_passes_is_waited_out()
    {
        Ran("test", "success");
        _github.Next(StubServer.Status(503), StubServer.Abort, StubServer.Status(500), StubServer.Status(502), StubServer.Status(502));

        Assert.Null(await AskAsync(Gate("test")));
    }

    [Fact]
    public async Task When_it_is_gone_the_gate_is_closed_and_says_so()
    {
        await _github.DisposeAsync();

        Assert.Contains("no answer from 127.0.0.1", (await AskAsync(Gate("test"), wait: 30))?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>moved</html>")]
    [InlineData("{}")]
    [InlineData("""{"check_runs":null}""")]
    [InlineData("""{"check_runs":[{"name":"test","conclusion":"success"}]}""")]
    [InlineData("[")]
    public async Task An_answer_that_is_not_GitHub_s_never_opens_the_gate(string body)
    {
        _github.Next([.. Enumerable.Repeat(StubServer.Json(200, body), 200)]);

        Assert.Contains("the answer is not one of GitHub", (await AskAsync(Gate("test"), wait: 30))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_stops_the_wait_stops_it_at_once()
    {
        _github.Next(FakeService.Hang);
        using var stop = new CancellationTokenSource();
        var asking = _bench.AskingAsync(Gate("test"), "master", stop.Token);
        await _github.Called.WaitAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_rehearsal_asks_nobody()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };

        Assert.Null(await rehearsal.AskAsync(Gate("test & \"more\"+")));

        Assert.Equal(
            [$"GET https://api.github.com/repos/yunojuno/platform/commits/{Commit}/check-runs?filter=latest&per_page=100&check_name=test %26 \"more\"%2B"],
            rehearsal.Calls.Select(call => call.Call));
        Assert.Equal(["note: rehearsed: GitHub: \"test & \"more\"+\" passed for the commit"], rehearsal.Notes);
    }

    private static GitHubChecksAttribute Gate(params string[] checks) => new("yunojuno", "platform", checks);

    private void Ran(string name, string? conclusion, string status = "completed", string app = "github-actions") =>
        _github.CheckRuns.Add((Commit, name, status, conclusion, app));

    private Task<Refusal?> AskAsync(GitHubChecksAttribute gate, int? wait = null) =>
        _bench.AskAsync(wait is { } seconds ? new GitHubChecksAttribute(gate.Owner, gate.Repository, gate.Checks) { Wait = seconds } : gate);
}
