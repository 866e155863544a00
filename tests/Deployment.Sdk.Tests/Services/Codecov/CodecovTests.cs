using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.Codecov;

public sealed class CodecovTests : IAsyncLifetime
{
    private static readonly string Commit = AppStates.A;
    private static readonly string Parent = AppStates.B;

    private readonly FakeCodecov _codecov = new();
    private readonly ServiceBench _bench = new();

    public async ValueTask InitializeAsync()
    {
        await _codecov.StartAsync();
        _bench.Variables["CODECOV_API_URL"] = $"{_codecov.Address}api/v2/";
        _bench.Variables["CODECOV_API_TOKEN"] = FakeCodecov.Token;
        _codecov.Knows(Parent, "complete", 85, null);
        _codecov.Knows(Commit, "complete", 84.21, Parent);
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _codecov.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_that_is_covered_as_declared_passes_and_says_how_much()
    {
        Assert.Null(await _bench.AskAsync(Gate(project: 80, patch: 90, mostLost: 1)));

        Assert.Equal(["note: coverage at Codecov: project 84.21 %, 0.79 points lost, patch 100 %"], _bench.Notes);
    }

    [Theory]
    [InlineData(84.22, 0, -1, "project is 84.21 %, and must be 84.22 %")]
    [InlineData(0, 100.01, -1, "patch is 100 %, and must be 100.01 %")]
    [InlineData(0, 0, 0.78, "the project lost 0.79 points, and may lose 0.78")]
    [InlineData(0, 0, 0, "the project lost 0.79 points, and may lose 0")]
    public async Task What_is_covered_less_is_refused_by_the_measure(double project, double patch, double mostLost, string reason) =>
        Assert.Equal($"UAT is closed: coverage at Codecov: {reason}", (await _bench.AskAsync(Gate(project, patch, mostLost)))?.Reason);

    [Theory]
    [InlineData(84.21, 0, -1)]
    [InlineData(0, 100, -1)]
    [InlineData(0, 0, 0.79)]
    public async Task The_bound_itself_passes(double project, double patch, double mostLost) =>
        Assert.Null(await _bench.AskAsync(Gate(project, patch, mostLost)));

    [Fact]
    public async Task Everything_that_falls_short_is_said_at_once() =>
        Assert.Equal(
            "UAT is closed: coverage at Codecov: project is 84.21 %, and must be 90 %; the project lost 0.79 points, and may lose 0",
            (await _bench.AskAsync(Gate(project: 90, mostLost: 0)))?.Reason);

    [Fact]
    public async Task A_change_without_a_line_that_counts_has_no_patch_to_cover()
    {
        _codecov.Patch = FakeCodecov.Totals(null, 0);

        Assert.Null(await _bench.AskAsync(Gate(patch: 90)));
        Assert.Contains("no changed line counts", Assert.Single(_bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patch_that_the_answer_leaves_out_is_unknown_and_closed()
    {
        _codecov.Patch = null;

        Assert.Contains("patch coverage cannot be told", (await _bench.AskAsync(Gate(patch: 90)))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_report_is_processed_it_waits_longer_and_longer_and_says_so_once()
    {
        _codecov.Knows(Commit, "pending", null, Parent);
        var asking = _bench.AskingAsync(Gate(project: 80), "master", TestContext.Current.CancellationToken);
        var waits = new List<TimeSpan>();
        while (waits.Count < 6)
        {
            var timer = await _bench.Time.NextTimerAsync();
            if (timer != TimeSpan.FromSeconds(32))
            {
                waits.Add(timer);
                if (waits.Count == 6)
                {
                    _codecov.Knows(Commit, "complete", 84.21, Parent);
                }

                _bench.Time.Advance(timer);
            }
        }

        Assert.Null(await asking);
        Assert.Equal([2, 4, 8, 16, 30, 30], waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(
            ["note: waiting for Codecov: the commit's report is still processed", "note: coverage at Codecov: project 84.21 %"], _bench.Notes);
    }

    [Theory]
    [InlineData("complete", "the commit's report is still processed after 300 s")]
    [InlineData("pending", "the commit's report is still processed after 300 s")]
    [InlineData(null, "the commit's report is still processed after 300 s")]
    [InlineData("error", "Codecov says \"error\" of the commit")]
    [InlineData("skipped", "Codecov says \"skipped\" of the commit")]
    public async Task Without_a_measure_it_is_closed_or_open_as_declared(string? state, string reason)
    {
        _codecov.Knows(Commit, state, null, Parent);

        var closed = await _bench.AskAsync(Gate(project: 80));
        var open = await _bench.AskAsync(Gate(project: 80, open: true));

        Assert.Equal((DeliveryOutcome.Refused, $"UAT is closed: project coverage cannot be told: {reason}"), (closed?.Outcome, closed?.Reason));
        Assert.Null(open);
        Assert.Contains($"note: open as declared, though project coverage cannot be told: {reason}", _bench.Notes);
    }

    [Fact]
    public async Task A_commit_that_never_arrives_is_waited_for_as_long_as_declared()
    {
        _codecov.Forget(Commit);

        var refused = await _bench.AskAsync(new CodecovAttribute("bitbucket", "yunojuno", "platform") { Wait = 60 });

        Assert.Contains("Codecov does not know the commit, or CODECOV_API_TOKEN may not read yunojuno/platform after 60 s", refused?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_twenty_newer_ones_pushed_off_the_list_is_asked_for_by_its_totals()
    {
        _codecov.Beyond = Commit;

        Assert.Null(await _bench.AskAsync(Gate(project: 80)));
        Assert.EndsWith($"/totals/?sha={Commit}", _codecov.Requests[^1].Target, StringComparison.Ordinal);
        Assert.Equal(2, _codecov.Requests.Count);
    }

    [Fact]
    public async Task Its_whole_report_is_asked_for_only_where_its_parent_is_needed()
    {
        _codecov.Beyond = Commit;

        Assert.Null(await _bench.AskAsync(Gate(project: 80, mostLost: 1)));
        Assert.Contains(_codecov.Requests, request => request.Target.EndsWith($"/commits/{Commit}/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_covered_less_is_asked_for_again_because_later_uploads_may_add_to_it()
    {
        _codecov.Knows(Commit, "complete", 40, Parent);
        var asking = _bench.AskingAsync(Gate(project: 80), "master", TestContext.Current.CancellationToken);
        while (await _bench.Time.NextTimerAsync() != TimeSpan.FromSeconds(2))
        {
        }

        _codecov.Knows(Commit, "complete", 84.21, Parent);
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        await _bench.Time.PassAsync(asking);

        Assert.Null(await asking);
        Assert.Equal(
            ["note: waiting for Codecov: project is 40 %, and must be 80 %, and later uploads may add to it", "note: coverage at Codecov: project 84.21 %"],
            _bench.Notes);
    }

    [Fact]
    public async Task A_promotion_has_no_branch_and_asks_without_one()
    {
        Assert.Null(await _bench.AskAsync(Gate(project: 80), branch: null));

        Assert.DoesNotContain("branch=", Assert.Single(_codecov.Requests).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_reaches_Codecov_as_it_is_called()
    {
        await _bench.AskAsync(Gate(project: 80), branch: "feature/a&b=c");

        Assert.Contains("branch=feature%2Fa%26b%3Dc&", _codecov.Requests[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_without_a_report_is_not_waited_for()
    {
        _codecov.Forget(Parent);

        var refused = await _bench.AskAsync(Gate(project: 80, patch: 80));

        Assert.Contains("patch coverage cannot be told: the commit's parent has no report to be compared with", refused?.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(_bench.Notes, note => note.Contains("waiting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_commit_has_nothing_to_be_compared_with()
    {
        _codecov.Knows(Commit, "complete", 90, null);

        Assert.Contains("no parent", (await _bench.AskAsync(Gate(mostLost: 0)))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_a_mistake_that_is_refused_at_once_with_what_helps_and_never_opens_the_gate()
    {
        _bench.Variables["CODECOV_API_TOKEN"] = "an-upload-token-0123456789";

        var refused = await _bench.AskAsync(Gate(project: 80));

        Assert.Contains("answered 401", refused?.Reason, StringComparison.Ordinal);
        Assert.Contains("set CODECOV_API_TOKEN to an API access token", refused?.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("an-upload-token", refused!.Reason, StringComparison.Ordinal);
        Assert.Single(_codecov.Requests);
        Assert.Contains("answered 401", (await _bench.AskAsync(Gate(project: 80, open: true)))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_repository_needs_no_token()
    {
        _codecov.IsPublic = true;
        _bench.Variables.Remove("CODECOV_API_TOKEN");

        Assert.Null(await _bench.AskAsync(Gate(project: 80)));
        Assert.Null(_codecov.Requests[0]["Authorization"]);
    }

    [Fact]
    public async Task Trouble_that_passes_is_waited_out()
    {
        _codecov.Next(
            StubServer.Status(503), StubServer.Abort, StubServer.Status(429, ("Retry-After", "7")), StubServer.Status(500),
            StubServer.Status(502), StubServer.Status(502));

        Assert.Null(await _bench.AskAsync(Gate(project: 80)));
    }

    [Fact]
    public async Task When_Codecov_is_down_for_long_the_gate_is_closed_and_says_so()
    {
        await _codecov.DisposeAsync();

        var refused = await _bench.AskAsync(Gate(project: 80));

        Assert.Contains("no answer from 127.0.0.1", refused?.Reason, StringComparison.Ordinal);
        Assert.Null(await _bench.AskAsync(Gate(project: 80, open: true)));
    }

    [Theory]
    [InlineData("<html>sign in</html>")]
    [InlineData("{}")]
    [InlineData("{\"results\":null}")]
    [InlineData("{\"results\":[{\"commitid\":7}]}")]
    [InlineData("[")]
    public async Task An_answer_that_is_not_Codecovs_never_opens_the_gate(string body)
    {
        _codecov.Next([.. Enumerable.Repeat(StubServer.Json(200, body), 100)]);

        var refused = await _bench.AskAsync(Gate(project: 80));

        Assert.Contains("the answer is not one of Codecov", refused?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_stops_the_wait_stops_it_at_once()
    {
        _codecov.Next(FakeService.Hang);
        using var stop = new CancellationTokenSource();
        var asking = _bench.AskingAsync(Gate(project: 80), "master", stop.Token);
        await _codecov.Called.WaitAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_call_that_hangs_is_given_up_and_made_again()
    {
        _codecov.Next(FakeService.Hang);
        var asking = _bench.AskingAsync(Gate(project: 80), "master", TestContext.Current.CancellationToken);
        await _codecov.Called.WaitAsync(TestContext.Current.CancellationToken);

        _bench.Time.Advance(TimeSpan.FromSeconds(32));
        await _bench.Time.PassAsync(asking);

        Assert.Null(await asking);
        Assert.Equal(2, _codecov.Requests.Count);
    }

    [Fact]
    public async Task A_rehearsal_asks_nobody_and_says_that_it_is_one()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };
        rehearsal.Variables["CODECOV_API_TOKEN"] = FakeCodecov.Token;

        Assert.Null(await rehearsal.AskAsync(Gate(project: 80, patch: 80, mostLost: 0)));

        Assert.Empty(_codecov.Requests);
        Assert.Equal(
            [$"note: rehearsed: coverage at Codecov: project 100 %, nothing lost, patch 100 % (https://app.codecov.io/bb/yunojuno/platform/commit/{Commit})"],
            rehearsal.Notes);
        Assert.Equal(
            [
                "GET https://api.codecov.io/api/v2/bitbucket/yunojuno/repos/platform/commits/?branch=master&page_size=20",
                $"GET https://api.codecov.io/api/v2/bitbucket/yunojuno/repos/platform/compare/?base={new string('0', 40)}&head={Commit}",
            ],
            rehearsal.Calls.Select(call => call.Call));
        Assert.All(rehearsal.Calls, call => Assert.Equal(("Codecov", "gate UAT", "rehearsed"), (call.Service, call.Event, call.Outcome)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_address_that_a_token_may_not_go_to_closes_the_gate_whatever_is_declared(bool open)
    {
        _bench.Variables["CODECOV_API_URL"] = "http://codecov.example/";

        Assert.Contains("CODECOV_API_URL must be https", (await _bench.AskAsync(Gate(project: 80, open: open)))?.Reason, StringComparison.Ordinal);
        Assert.Empty(_bench.Calls);
    }

    private static CodecovAttribute Gate(double project = 0, double patch = 0, double mostLost = -1, bool open = false) =>
        new("bitbucket", "yunojuno", "platform") { Project = project, Patch = patch, MostLost = mostLost, OpenWhenUnknown = open };
}
