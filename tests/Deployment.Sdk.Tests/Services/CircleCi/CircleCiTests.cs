using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.CircleCi;

public sealed class CircleCiTests : IAsyncLifetime
{
    private static readonly string Commit = AppStates.A;

    private readonly ServiceBench _bench = new();
    private readonly FakeCircleCi _circle;

    public CircleCiTests() => _circle = new() { Time = _bench.Time };

    public async ValueTask InitializeAsync()
    {
        await _circle.StartAsync();
        _bench.Variables["CIRCLE_API_URL"] = $"{_circle.Address}api/v2/";
        _bench.Variables["CIRCLE_TOKEN"] = FakeCircleCi.Token;
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _circle.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_whose_workflows_passed_arrives()
    {
        _circle.Runs(AppStates.B).Has("delivery", "failed");
        var pipeline = _circle.Runs(Commit);
        pipeline.Has("delivery", "success");
        pipeline.Has("nightly", "success");
        _circle.Runs(null).Has("delivery", "failed");

        Assert.Null(await AskAsync());
        Assert.Equal(["note: CircleCI: workflow \"delivery\", workflow \"nightly\" of the commit passed"], _bench.Notes);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("failing")]
    [InlineData("error")]
    [InlineData("canceled")]
    [InlineData("unauthorized")]
    [InlineData("not_run")]
    public async Task One_of_which_any_ended_otherwise_does_not(string status)
    {
        var pipeline = _circle.Runs(Commit);
        pipeline.Has("delivery", "running");
        pipeline.Has("nightly", status);

        Assert.Equal($"UAT is closed: CircleCI: workflow \"nightly\" of the commit is \"{status}\"", (await AskAsync())?.Reason);
    }

    [Fact]
    public async Task A_workflow_that_is_named_is_the_only_one_that_counts()
    {
        var pipeline = _circle.Runs(Commit);
        pipeline.Has("delivery", "success");
        pipeline.Has("nightly", "failed");

        Assert.Null(await AskAsync(new CircleCiAttribute(FakeCircleCi.Project) { Workflow = "delivery" }));
        Assert.NotNull(await AskAsync(new CircleCiAttribute(FakeCircleCi.Project) { Workflow = "Delivery", Wait = 10 }));
    }

    [Fact]
    public async Task What_was_run_again_counts_as_it_was_the_last_time()
    {
        var pipeline = _circle.Runs(Commit);
        pipeline.Has("delivery", "failed");
        pipeline.Has("delivery", "failed");
        pipeline.Has("delivery", "success");
        Assert.Null(await AskAsync());

        _circle.Runs(Commit).Has("delivery", "failed");
        Assert.NotNull(await AskAsync());
    }

    [Fact]
    public async Task A_job_decides_for_a_workflow_that_waits_for_a_person()
    {
        _circle.Runs(Commit).Has("delivery", "on_hold").With("test", "success").With("deploy-uat", "failed").With("promote-uat-live-start", "on_hold");

        Assert.Null(await AskAsync(Job("test")));
        Assert.Equal("UAT is closed: CircleCI: job \"deploy-uat\" of the commit is \"failed\"", (await AskAsync(Job("deploy-uat")))?.Reason);
        Assert.Equal("UAT is closed: CircleCI: there is no job \"lint\" of the commit but perhaps this one after 10 s", (await AskAsync(Job("lint", wait: 10)))?.Reason);
        Assert.Equal(
            "UAT is closed: CircleCI: workflow \"delivery\" of the commit waits for a person at CircleCI after 10 s",
            (await AskAsync(new CircleCiAttribute(FakeCircleCi.Project) { Wait = 10 }))?.Reason);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("not_run")]
    [InlineData("infrastructure_fail")]
    [InlineData("timedout")]
    [InlineData("terminated-unknown")]
    [InlineData("canceled")]
    [InlineData("unauthorized")]
    public async Task A_job_that_ended_otherwise_closes_the_gate_at_once(string status)
    {
        _circle.Runs(Commit).Has("delivery", "running").With("test", status);

        Assert.Equal($"UAT is closed: CircleCI: job \"test\" of the commit is \"{status}\"", (await AskAsync(Job("test")))?.Reason);
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("blocked")]
    [InlineData("retried")]
    [InlineData("Success")]
    [InlineData("something new")]
    public async Task One_that_may_still_pass_is_waited_for_and_never_taken_for_passed(string status)
    {
        _circle.Runs(Commit).Has("delivery", "running").With("test", status);

        Assert.Equal($"UAT is closed: CircleCI: job \"test\" of the commit is \"{status}\" after 60 s", (await AskAsync(Job("test", wait: 60)))?.Reason);
    }

    [Fact]
    public async Task While_it_runs_the_gate_waits_and_says_so_once()
    {
        var pipeline = _circle.Runs(Commit);
        pipeline.Has("delivery", "running");
        var asking = _bench.AskingAsync(new CircleCiAttribute(FakeCircleCi.Project), "master", TestContext.Current.CancellationToken);
        for (var waits = 0; waits < 3;)
        {
            var timer = await _bench.Time.NextTimerAsync();
            if (timer != TimeSpan.FromSeconds(32))
            {
                if (++waits == 3)
                {
                    pipeline.Has("delivery", "success");
                }

                _bench.Time.Advance(timer);
            }
        }

        Assert.Null(await asking);
        Assert.Equal(
            ["note: waiting for CircleCI: workflow \"delivery\" of the commit is \"running\"", "note: CircleCI: workflow \"delivery\" of the commit passed"],
            _bench.Notes);
    }

    [Fact]
    public async Task A_delivery_in_a_workflow_does_not_wait_for_its_end_but_a_job_before_it_counts()
    {
        var own = _circle.Runs(Commit).Has("delivery", "running").With("test", "success").With("deploy-uat", "running");
        _bench.Variables["CIRCLE_WORKFLOW_ID"] = own.Id;

        Assert.Null(await AskAsync(Job("test")));
        Assert.Equal(
            "UAT is closed: CircleCI: there is no workflow of the commit but perhaps this one after 10 s",
            (await AskAsync(new CircleCiAttribute(FakeCircleCi.Project) { Wait = 10 }))?.Reason);
    }

    [Fact]
    public async Task A_pipeline_whose_config_cannot_be_used_closes_the_gate()
    {
        _circle.Runs(Commit).Has("delivery", "success");
        _circle.Runs(Commit, "errored");

        Assert.Contains("\"errored\": its config file could not be used", (await AskAsync())?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_commit_is_found_on_a_later_page_and_every_page_of_jobs_is_read()
    {
        var workflow = _circle.Runs(Commit).Has("delivery", "running");
        foreach (var number in Enumerable.Range(0, 45))
        {
            _circle.Runs(AppStates.B);
            workflow.With($"other-{number}", "failed");
        }

        workflow.With("test", "success");

        Assert.Null(await AskAsync(Job("test")));
        Assert.Equal(3 + 1 + 3, _circle.Requests.Count);
    }

    [Fact]
    public async Task A_list_without_an_end_is_left_after_ten_pages()
    {
        _circle.Next([.. Enumerable.Repeat(StubServer.Json(200, """{"items":[],"next_page_token":"again"}"""), 200)]);

        Assert.Contains("there is no workflow of the commit", (await _bench.AskAsync(new CircleCiAttribute(FakeCircleCi.Project) { Wait = 0 }))?.Reason, StringComparison.Ordinal);
        Assert.Equal(10, _circle.Requests.Count);
    }

    [Fact]
    public async Task Too_often_is_waited_out()
    {
        _circle.Runs(Commit).Has("delivery", "success");
        _circle.Next(StubServer.Json(429, """{"message":"Rate limit exceeded"}""", ("Retry-After", "60")), StubServer.Status(429), StubServer.Status(429));

        Assert.Null(await AskAsync());
    }

    [Fact]
    public async Task A_wrong_token_is_refused_at_once_with_what_helps()
    {
        _bench.Variables["CIRCLE_TOKEN"] = "wrong-token-0123456789";

        var refused = (await AskAsync())?.Reason;

        Assert.Contains("answered 401", refused, StringComparison.Ordinal);
        Assert.Contains("set CIRCLE_TOKEN to a personal API token", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", refused, StringComparison.Ordinal);
        Assert.Single(_circle.Requests);
    }

    [Theory]
    [InlineData("gh/yunojuno/other")]
    [InlineData("../../me")]
    [InlineData("gh/yunojuno/platform/../../../me?x=#")]
    public async Task A_project_that_is_not_there_is_said(string project)
    {
        var refused = await AskAsync(new CircleCiAttribute(project));

        Assert.Contains("a project is named by its slug", refused?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_the_gate_is_closed()
    {
        _bench.Variables.Remove("CIRCLE_TOKEN");

        Assert.Contains("CIRCLE_TOKEN is not set", (await AskAsync())?.Reason, StringComparison.Ordinal);
        Assert.Empty(_circle.Requests);
    }

    [Fact]
    public async Task Trouble_that_passes_is_waited_out()
    {
        _circle.Runs(Commit).Has("delivery", "success");
        _circle.Next(StubServer.Status(503), StubServer.Abort, StubServer.Status(500), StubServer.Status(502), StubServer.Status(502));

        Assert.Null(await AskAsync());
    }

    [Fact]
    public async Task When_it_is_gone_the_gate_is_closed_and_says_so()
    {
        await _circle.DisposeAsync();

        Assert.Contains("no answer from 127.0.0.1", (await AskAsync(Job("test", wait: 30)))?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>moved</html>")]
    [InlineData("{}")]
    [InlineData("""{"items":null}""")]
    [InlineData("""{"items":[{"id":null,"number":1,"state":"created"}]}""")]
    [InlineData("[")]
    public async Task An_answer_that_is_not_CircleCI_s_never_opens_the_gate(string body)
    {
        _circle.Next([.. Enumerable.Repeat(StubServer.Json(200, body), 200)]);

        Assert.Contains("the answer is not one of CircleCI", (await AskAsync(Job("test", wait: 30)))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_stops_the_wait_stops_it_at_once()
    {
        _circle.Next(FakeService.Hang);
        using var stop = new CancellationTokenSource();
        var asking = _bench.AskingAsync(Job("test"), "master", stop.Token);
        await _circle.Called.WaitAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_rehearsal_asks_nobody()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };

        Assert.Null(await rehearsal.AskAsync(new CircleCiAttribute(FakeCircleCi.Project) { Workflow = "delivery", Job = "test" }));

        Assert.Equal(
            [
                "GET https://circleci.com/api/v2/project/gh%2Fyunojuno%2Fplatform/pipeline",
                "GET https://circleci.com/api/v2/pipeline/rehearsed/workflow",
                "GET https://circleci.com/api/v2/workflow/rehearsed/job",
            ],
            rehearsal.Calls.Select(call => call.Call));
        Assert.Equal(["note: rehearsed: CircleCI: job \"test\" of the commit passed"], rehearsal.Notes);
    }

    [Theory]
    [InlineData(null, null, "workflows at CircleCI of gh/yunojuno/platform")]
    [InlineData("delivery", null, "workflow delivery at CircleCI of gh/yunojuno/platform")]
    [InlineData(null, "test", "job test at CircleCI of gh/yunojuno/platform")]
    [InlineData("delivery", "test", "job test of workflow delivery at CircleCI of gh/yunojuno/platform")]
    public void It_says_what_it_asks_for(string? workflow, string? job, string said) =>
        Assert.Equal(said, new CircleCiAttribute(FakeCircleCi.Project) { Workflow = workflow, Job = job }.Describe());

    private static CircleCiAttribute Job(string job, int wait = 900) => new(FakeCircleCi.Project) { Job = job, Wait = wait };

    private Task<Refusal?> AskAsync(CircleCiAttribute? gate = null) => _bench.AskAsync(gate ?? new CircleCiAttribute(FakeCircleCi.Project));
}
