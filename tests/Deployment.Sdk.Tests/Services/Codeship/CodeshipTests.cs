using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.Codeship;

public sealed class CodeshipTests : IAsyncLifetime
{
    private static readonly string Commit = AppStates.A;

    private readonly ServiceBench _bench = new();
    private readonly FakeCodeship _codeship;

    public CodeshipTests() => _codeship = new() { Time = _bench.Time };

    public async ValueTask InitializeAsync()
    {
        await _codeship.StartAsync();
        _bench.Variables["CODESHIP_URL"] = $"{_codeship.Address}v2/";
        _bench.Variables["CODESHIP_USER"] = FakeCodeship.User;
        _bench.Variables["CODESHIP_PASSWORD"] = FakeCodeship.Password;
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _codeship.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_whose_build_passed_arrives()
    {
        _codeship.Builds(Commit, "success");
        _codeship.Builds(AppStates.B, "failed");

        Assert.Null(await AskAsync());
        Assert.Equal(["note: Codeship: the build of the commit passed (heads/master)"], _bench.Notes);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("error")]
    [InlineData("stopped")]
    [InlineData("Success")]
    public async Task One_that_ended_otherwise_does_not(string status)
    {
        _codeship.Builds(Commit, status);

        Assert.Equal($"UAT is closed: Codeship: the build of the commit ended with \"{status}\"", (await AskAsync())?.Reason);
    }

    [Fact]
    public async Task The_newest_build_of_the_commit_decides()
    {
        _codeship.Builds(Commit, "failed");
        _codeship.Builds(Commit, "success");
        Assert.Null(await AskAsync());

        _codeship.Builds(Commit, "failed");
        Assert.NotNull(await AskAsync());
    }

    [Fact]
    public async Task While_it_is_built_the_gate_waits_and_says_so_once()
    {
        _codeship.Builds(Commit, "testing", isFinished: false);
        var asking = _bench.AskingAsync(Gate(), "master", TestContext.Current.CancellationToken);
        for (var waits = 0; waits < 3;)
        {
            var timer = await _bench.Time.NextTimerAsync();
            if (timer != TimeSpan.FromSeconds(32))
            {
                if (++waits == 3)
                {
                    _codeship.Builds(Commit, "success");
                }

                _bench.Time.Advance(timer);
            }
        }

        Assert.Null(await asking);
        Assert.Equal("note: waiting for Codeship: the build of the commit is \"testing\"", _bench.Notes.First());
        Assert.Equal(2, _bench.Notes.Count);
    }

    [Fact]
    public async Task It_waits_as_long_as_declared_and_no_longer()
    {
        _codeship.Builds(Commit, "waiting", isFinished: false);

        Assert.Equal("UAT is closed: Codeship: the build of the commit is \"waiting\" after 60 s", (await AskAsync(wait: 60))?.Reason);
    }

    [Theory]
    [InlineData("CI_BUILD_ID", "codeship")]
    [InlineData("CI_BUILD_NUMBER", "CodeShip")]
    public async Task A_build_of_the_commit_that_has_come_to_its_deployment_is_proof_enough(string identifier, string name)
    {
        _codeship.Builds(Commit, "testing", isFinished: false, uuid: "own");
        _bench.Variables["CI_NAME"] = name;
        _bench.Variables["CI_COMMIT_ID"] = Commit;
        _bench.Variables[identifier] = "own";

        Assert.Null(await AskAsync());
        Assert.Empty(_codeship.Requests);
        Assert.Equal(["note: Codeship: this is the build of the commit, which comes to its deployment only after its tests passed"], _bench.Notes);
    }

    [Fact]
    public async Task A_build_of_another_commit_proves_nothing_of_this_one()
    {
        _codeship.Builds(Commit, "failed");
        _bench.Variables["CI_NAME"] = "codeship";
        _bench.Variables["CI_COMMIT_ID"] = AppStates.B;

        Assert.Equal("UAT is closed: Codeship: the build of the commit ended with \"failed\"", (await AskAsync())?.Reason);
    }

    [Fact]
    public async Task The_build_that_runs_this_is_not_the_one_that_is_waited_for()
    {
        _codeship.Builds(Commit, "testing", isFinished: false, uuid: "own");
        _bench.Variables["CI_BUILD_ID"] = "own";

        Assert.Equal("UAT is closed: Codeship: there is no build of the commit but perhaps this one after 10 s", (await AskAsync(wait: 10))?.Reason);
    }

    [Fact]
    public async Task An_older_commit_is_found_on_a_later_page()
    {
        _codeship.Builds(Commit, "success");
        for (var number = 0; number < 120; number++)
        {
            _codeship.Builds(AppStates.B, "success");
        }

        Assert.Null(await AskAsync());
        Assert.Equal(4, _codeship.Requests.Count);
    }

    [Fact]
    public async Task A_403_that_means_too_often_is_waited_out_and_every_other_one_is_final()
    {
        _codeship.Builds(Commit, "success");
        for (var call = 0; call < 30; call++)
        {
            Assert.Null(await AskAsync());
        }

        Assert.Null(await AskAsync());

        _codeship.Next(StubServer.Json(403, """{"errors":["Forbidden"]}"""));
        var refused = (await AskAsync())?.Reason;
        Assert.Contains("answered 403", refused, StringComparison.Ordinal);
        Assert.Contains("may not read builds", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_at_once_with_what_helps()
    {
        _bench.Variables["CODESHIP_PASSWORD"] = "wrong-password-0123456789";

        var refused = (await AskAsync())?.Reason;

        Assert.Contains("answered 401", refused, StringComparison.Ordinal);
        Assert.Contains("check CODESHIP_USER and CODESHIP_PASSWORD", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", refused, StringComparison.Ordinal);
        Assert.Single(_codeship.Requests);
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_said()
    {
        var refused = await _bench.AskAsync(new CodeshipAttribute(FakeCodeship.Organization, "../../auth"));

        Assert.Contains("both are named by their UUID", refused?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CODESHIP_USER")]
    [InlineData("CODESHIP_PASSWORD")]
    public async Task Without_credentials_the_gate_is_closed(string variable)
    {
        _bench.Variables.Remove(variable);

        Assert.Contains($"{variable} is not set", (await AskAsync())?.Reason, StringComparison.Ordinal);
        Assert.Empty(_codeship.Requests);
    }

    [Fact]
    public async Task Trouble_that_passes_is_waited_out()
    {
        _codeship.Builds(Commit, "success");
        _codeship.Next(StubServer.Status(503), StubServer.Abort, StubServer.Status(500), StubServer.Status(502), StubServer.Status(502));

        Assert.Null(await AskAsync());
    }

    [Fact]
    public async Task When_it_is_gone_the_gate_is_closed_and_says_so()
    {
        await _codeship.DisposeAsync();

        Assert.Contains("no answer from 127.0.0.1", (await AskAsync(wait: 30))?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>moved</html>")]
    [InlineData("{}")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("[")]
    public async Task An_answer_that_is_not_Codeship_s_never_opens_the_gate(string body)
    {
        _codeship.Next([.. Enumerable.Repeat(StubServer.Json(200, body), 200)]);

        Assert.Contains("the answer is not one of Codeship", (await AskAsync(wait: 30))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_stops_the_wait_stops_it_at_once()
    {
        _codeship.Next(FakeService.Hang);
        using var stop = new CancellationTokenSource();
        var asking = _bench.AskingAsync(Gate(), "master", stop.Token);
        await _codeship.Called.WaitAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_rehearsal_asks_nobody()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };

        Assert.Null(await rehearsal.AskAsync(Gate()));

        Assert.Equal(
            ["POST https://api.codeship.com/v2/auth", $"GET https://api.codeship.com/v2/organizations/{FakeCodeship.Organization}/projects/{FakeCodeship.Project}/builds?per_page=50&page=1"],
            rehearsal.Calls.Select(call => call.Call));
        Assert.Equal(["note: rehearsed: Codeship: the build of the commit passed (rehearsed)"], rehearsal.Notes);
    }

    private static CodeshipAttribute Gate(int wait = 900) => new(FakeCodeship.Organization, FakeCodeship.Project) { Wait = wait };

    private Task<Refusal?> AskAsync(int wait = 900) => _bench.AskAsync(Gate(wait));
}
