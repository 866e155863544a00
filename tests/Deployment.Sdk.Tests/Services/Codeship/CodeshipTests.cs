using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.Codeship;

public sealed class CodeshipTests : WaitingGateTests
{
    private readonly FakeCodeship _codeship;

    public CodeshipTests()
        : this(new ServiceBench())
    {
    }

    private CodeshipTests(ServiceBench bench)
        : this(new FakeCodeship { Time = bench.Time }, bench)
    {
    }

    private CodeshipTests(FakeCodeship codeship, ServiceBench bench)
        : base(codeship, bench) => _codeship = codeship;

    private protected override string Service => "Codeship";

    private protected override IReadOnlyList<string> Required => ["CODESHIP_USER", "CODESHIP_PASSWORD"];

    private protected override string Remedy => "check CODESHIP_USER and CODESHIP_PASSWORD";

    private protected override (string AtWork, string Passed) Said =>
        ("the build of the commit is \"testing\"", "the build of the commit passed (heads/master)");

    private protected override IReadOnlyList<string> OfSomebodyElse => ["<html>moved</html>", "{}", """{"access_token":null}""", "["];

    private protected override GateAttribute Gate(int wait = 900) => new CodeshipAttribute(FakeCodeship.Organization, FakeCodeship.Project) { Wait = wait };

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["CODESHIP_URL"] = $"{address}v2/";
        variables["CODESHIP_USER"] = FakeCodeship.User;
        variables["CODESHIP_PASSWORD"] = FakeCodeship.Password;
    }

    private protected override void IsAtWork() => _codeship.Builds(Commit, "testing", isFinished: false);

    private protected override void Passes() => _codeship.Builds(Commit, "success");

    [Fact]
    public async Task A_commit_whose_build_passed_arrives()
    {
        _codeship.Builds(Commit, "success");
        _codeship.Builds(AppStates.B, "failed");

        Assert.Null(await AskAsync());
        Assert.Equal(["note: Codeship: the build of the commit passed (heads/master)"], Bench.Notes);
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

    [Theory]
    [InlineData("CI_BUILD_ID", "codeship")]
    [InlineData("CI_BUILD_NUMBER", "CodeShip")]
    public async Task A_build_of_the_commit_that_has_come_to_its_deployment_is_proof_enough(string identifier, string name)
    {
        _codeship.Builds(Commit, "testing", isFinished: false, uuid: "own");
        Bench.Variables["CI_NAME"] = name;
        Bench.Variables["CI_COMMIT_ID"] = Commit;
        Bench.Variables[identifier] = "own";

        Assert.Null(await AskAsync());
        Assert.Empty(_codeship.Requests);
        Assert.Equal(["note: Codeship: this is the build of the commit, which comes to its deployment only after its tests passed"], Bench.Notes);
    }

    [Fact]
    public async Task A_build_of_another_commit_proves_nothing_of_this_one()
    {
        _codeship.Builds(Commit, "failed");
        Bench.Variables["CI_NAME"] = "codeship";
        Bench.Variables["CI_COMMIT_ID"] = AppStates.B;

        Assert.Equal("UAT is closed: Codeship: the build of the commit ended with \"failed\"", (await AskAsync())?.Reason);
    }

    [Fact]
    public async Task The_build_that_runs_this_is_not_the_one_that_is_waited_for()
    {
        _codeship.Builds(Commit, "testing", isFinished: false, uuid: "own");
        Bench.Variables["CI_BUILD_ID"] = "own";

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
    public async Task A_project_that_is_not_there_is_said()
    {
        var refused = await Bench.AskAsync(new CodeshipAttribute(FakeCodeship.Organization, "../../auth"));

        Assert.Contains("both are named by their UUID", refused?.Reason, StringComparison.Ordinal);
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

    private Task<Refusal?> AskAsync(int wait = 900) => Bench.AskAsync(Gate(wait));
}
