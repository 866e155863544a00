using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.CircleCi;

public sealed class CircleCiTests : WaitingGateTests
{
    private readonly FakeCircleCi _circle;

    public CircleCiTests()
        : this(new ServiceBench())
    {
    }

    private CircleCiTests(ServiceBench bench)
        : this(new FakeCircleCi { Time = bench.Time }, bench)
    {
    }

    private CircleCiTests(FakeCircleCi circle, ServiceBench bench)
        : base(circle, bench) => _circle = circle;

    private protected override string Service => "CircleCI";

    private protected override IReadOnlyList<string> Required => ["CIRCLE_TOKEN"];

    private protected override string Remedy => "set CIRCLE_TOKEN to a personal API token";

    private protected override (string AtWork, string Passed) Said =>
        ("workflow \"delivery\" of the commit is \"running\"", "workflow \"delivery\" of the commit passed");

    private protected override IReadOnlyList<string> OfSomebodyElse =>
        ["<html>moved</html>", "{}", """{"items":null}""", """{"items":[{"id":null,"number":1,"state":"created"}]}""", "["];

    private protected override GateAttribute Gate(int wait = 900) => new CircleCiAttribute(FakeCircleCi.Project) { Wait = wait };

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["CIRCLE_API_URL"] = $"{address}api/v2/";
        variables["CIRCLE_TOKEN"] = FakeCircleCi.Token;
    }

    private protected override void IsAtWork() => _circle.Runs(Commit).Has("delivery", "running");

    private protected override void Passes() => _circle.Runs(Commit).Has("delivery", "success");

    [Fact]
    public async Task A_commit_whose_workflows_passed_arrives()
    {
        _circle.Runs(AppStates.B).Has("delivery", "failed");
        var pipeline = _circle.Runs(Commit);
        pipeline.Has("delivery", "success");
        pipeline.Has("nightly", "success");
        _circle.Runs(null).Has("delivery", "failed");

        Assert.Null(await AskAsync());
        Assert.Equal(["note: CircleCI: workflow \"delivery\", workflow \"nightly\" of the commit passed"], Bench.Notes);
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
    public async Task A_delivery_in_a_workflow_does_not_wait_for_its_end_but_a_job_before_it_counts()
    {
        var own = _circle.Runs(Commit).Has("delivery", "running").With("test", "success").With("deploy-uat", "running");
        Bench.Variables["CIRCLE_WORKFLOW_ID"] = own.Id;

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

        Assert.Contains("there is no workflow of the commit", (await Bench.AskAsync(new CircleCiAttribute(FakeCircleCi.Project) { Wait = 0 }))?.Reason, StringComparison.Ordinal);
        Assert.Equal(10, _circle.Requests.Count);
    }

    [Fact]
    public async Task Too_often_is_waited_out()
    {
        _circle.Runs(Commit).Has("delivery", "success");
        _circle.Next(StubServer.Json(429, """{"message":"Rate limit exceeded"}""", ("Retry-After", "60")), StubServer.Status(429), StubServer.Status(429));

        Assert.Null(await AskAsync());
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

    private Task<Refusal?> AskAsync(CircleCiAttribute? gate = null) => Bench.AskAsync(gate ?? new CircleCiAttribute(FakeCircleCi.Project));
}
