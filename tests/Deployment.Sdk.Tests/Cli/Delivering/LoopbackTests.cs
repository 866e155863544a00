using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Deliveries that are no rehearsal, against an emulator that they know by its address alone.</summary>
public sealed class LoopbackTests : IAsyncLifetime
{
    private readonly List<DeliveryEvent> _told = [];
    private readonly TemporaryRepository _git = TemporaryRepository.Create();
    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();
    private readonly TemporaryFolder _state = new();
    private readonly Plan _plan;
    private HerokuEmulator? _heroku;
    private string _commit = "";

    public LoopbackTests() => _plan = SamplePlan.Of(more: new OwnObserverAttribute((happening, _) =>
    {
        lock (_told)
        {
            _told.Add(happening);
        }

        return Task.CompletedTask;
    }));

    public async ValueTask InitializeAsync()
    {
        _commit = _git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
        _git.AddRemote(_remote);
        _git.Push("master");
        _heroku = await HerokuEmulator.StartAsync(
            new RehearsalOptions(_plan, _state["heroku"]), new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(5) });
    }

    public async ValueTask DisposeAsync()
    {
        await _heroku!.DisposeAsync();
        _git.Dispose();
        _remote.Dispose();
        _state.Dispose();
    }

    [Fact]
    public async Task UAT_has_a_token_of_its_own_and_LIVE_another_variable()
    {
        var line = Line(("HEROKU_API_KEY_UAT", _heroku!.Token));

        var ran = await line.RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("done: UAT runs", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_heroku.Token, ran.All, StringComparison.Ordinal);
        Assert.Equal([DeliveryEventKind.Started, DeliveryEventKind.Succeeded], _told.Select(happening => happening.Kind));
        Assert.All(_told, happening => Assert.Equal((_heroku.Api, _commit, "master"), (happening.Api, happening.Commit, happening.Branch)));

        var refused = await line.RunAsync("promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live");
        Assert.Equal(77, refused.ExitCode);
        Assert.Contains("HEROKU_API_KEY_LIVE", refused.Output, StringComparison.Ordinal);

        var promoted = await Line(("HEROKU_API_KEY_LIVE", _heroku.Token))
            .RunAsync("promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live", "--json");
        Assert.True(promoted.ExitCode == 0, promoted.All);
        Assert.False(promoted.Json.GetProperty("rehearsal").GetBoolean());
    }

    [Fact]
    public async Task A_missing_token_exits_77_and_names_the_variable()
    {
        var ran = await Line().RunAsync("deploy", "--branch", "master", "--json");

        Assert.Equal(77, ran.ExitCode);
        Assert.Contains("HEROKU_API_KEY_UAT", ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEROKU_API_KEY_UAT")]
    [InlineData("HEROKU_API_KEY")]
    public async Task A_wrong_token_exits_77_and_names_the_variable_that_it_was_read_from(string variable)
    {
        var wrong = await Line((variable, "wrong-token-1234")).RunAsync("deploy", "--branch", "master");
        var malformed = await Line((variable, "wrong\ntoken-1234")).RunAsync("deploy", "--branch", "master");

        Assert.Equal((77, 77), (wrong.ExitCode, malformed.ExitCode));
        Assert.Contains($"the token in {variable} is wrong or was revoked", wrong.Output, StringComparison.Ordinal);
        Assert.Contains($"{variable}: The Heroku token is empty or holds a character", malformed.Output, StringComparison.Ordinal);
        Assert.Contains($"try: copy it again into {variable},", malformed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1234", wrong.All + malformed.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_tells_what_it_may_see_and_why_not_the_rest()
    {
        var ran = await Line(("HEROKU_API_KEY", _heroku!.Token)).RunAsync("status", "--json");

        Assert.Equal(1, ran.ExitCode);
        var apps = ran.Json.GetProperty("apps").EnumerateArray().ToDictionary(app => app.GetProperty("app").GetString()!, app => app.GetProperty("problem").GetString());
        Assert.Null(apps["yunojuno-uat"]);
        Assert.Contains("HEROKU_API_KEY_LIVE", apps["yunojuno-live"], StringComparison.Ordinal);
    }

    public static TheoryData<string> PullRequests =>
    [
        "CI_NAME=codeship CI_PULL_REQUEST=https://example.test/12 CI_BRANCH=master",
        "BITBUCKET_PIPELINE_UUID={1} BITBUCKET_PR_ID=12 BITBUCKET_BRANCH=master",
        "GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request_target GITHUB_REF=refs/heads/master",
        "GITLAB_CI=true CI_PIPELINE_SOURCE=merge_request_event CI_COMMIT_BRANCH=master",
        "CIRCLECI=true CIRCLE_PR_NUMBER=12 CIRCLE_BRANCH=master",
    ];

    [Theory]
    [MemberData(nameof(PullRequests))]
    public async Task A_build_of_a_pull_request_is_refused_before_any_token_is_read(string variables)
    {
        // No token is set: were one looked for, this would end as 77.
        var line = Line([.. variables.Split(' ').Select(pair => (pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..]))]);

        var ran = await line.RunAsync("deploy", "--json");

        Assert.Equal(3, ran.ExitCode);
        Assert.Equal("Refused", ran.Json.GetProperty("outcome").GetString());
        Assert.Empty(_told);
    }

    [Theory]
    [MemberData(nameof(PullRequests))]
    public async Task A_build_of_a_pull_request_promotes_nothing(string variables)
    {
        var line = Line([.. variables.Split(' ').Select(pair => (pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..]))]);
        line.Environment["HEROKU_API_KEY_LIVE"] = _heroku!.Token;

        var ran = await line.RunAsync(
            "promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live", "--json");

        Assert.Equal(3, ran.ExitCode);
        Assert.Equal("Refused", ran.Json.GetProperty("outcome").GetString());
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Who_has_to_approve_is_told_that_it_waits()
    {
        await Line(("HEROKU_API_KEY_UAT", _heroku!.Token)).RunAsync("deploy", "--branch", "master");
        _told.Clear();

        var ran = await Line(("HEROKU_API_KEY_LIVE", _heroku.Token))
            .RunAsync("promote", "UAT", "LIVE", "--approve", "sales", "--confirm", "yunojuno-live");

        Assert.Equal(4, ran.ExitCode);
        var waiting = Assert.Single(_told);
        Assert.Equal((DeliveryEventKind.WaitingForApproval, "LIVE", _commit, (string?)null), (waiting.Kind, waiting.Environment, waiting.Commit, waiting.Branch));
        Assert.Contains("approval by support is missing", waiting.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observers_are_told_who_what_from_where_to_where_and_how_long()
    {
        var line = Line(("HEROKU_API_KEY_UAT", _heroku!.Token));
        await line.RunAsync("deploy", "--branch", "master");
        _told.Clear();
        _git.Commit("Second\n\nhttps://trello.com/c/AbCdEfGh", TemporaryRepository.Grace, ("second.txt", "2\n"));
        var commit = _git.Commit($"Third {_heroku.Token}", TemporaryRepository.Ada, ("third.txt", "3\n"));
        _git.Push("master");

        var ran = await Line(
            ("HEROKU_API_KEY_UAT", _heroku.Token),
            ("CIRCLECI", "true"), ("CIRCLE_SHA1", commit), ("CIRCLE_BRANCH", "master"), ("CIRCLE_USERNAME", "grace-hopper"),
            ("CIRCLE_BUILD_URL", "https://ci.example/builds/7")).RunAsync("deploy");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal([DeliveryEventKind.Started, DeliveryEventKind.Succeeded], _told.Select(happening => happening.Kind));
        Assert.Single(_told.Select(happening => happening.RunId).Distinct());
        var (started, ended) = (_told[0], _told[1]);
        Assert.Null(started.Duration);
        Assert.True(ended.Duration > TimeSpan.Zero);
        Assert.Equal((_commit, commit, Stage.Staging, false), (ended.PreviousCommit, ended.Commit, ended.Stage, ended.IsRehearsal));
        Assert.Equal(("grace-hopper", "https://ci.example/builds/7"), (ended.Actor, ended.BuildUrl?.AbsoluteUri));
        Assert.Equal(["Third [redacted]", "Second"], ended.Commits.Select(each => each.Subject));
        Assert.Equal("Second\n\nhttps://trello.com/c/AbCdEfGh", ended.Commits[1].Message);
        Assert.Equal(2, ended.CommitCount);
        var (before, now) = (Assert.Single(started.Running), Assert.Single(ended.Running));
        Assert.Equal((_commit, before.Version), (before.Commit, before.Before));
        Assert.Equal((commit, before.Version, before.Version + 1), (now.Commit, now.Before, now.Version));
    }

    [Fact]
    public async Task A_failure_is_told_with_its_step_and_with_what_still_runs()
    {
        var line = Line(("HEROKU_API_KEY_UAT", _heroku!.Token));
        await line.RunAsync("deploy", "--branch", "master");
        _told.Clear();
        var commit = _git.Commit("Break it", TemporaryRepository.Ada, ("Procfile", "web: run\nrelease: exit 1\n"));
        _git.Push("master");

        var ran = await line.RunAsync("deploy", "--branch", "master");

        Assert.Equal(1, ran.ExitCode);
        var failed = _told.Single(happening => happening.Kind == DeliveryEventKind.Failed);
        Assert.StartsWith($"build {commit[..12]}", failed.FailedStep, StringComparison.Ordinal);
        Assert.False(failed.IsEndUnknown);
        Assert.Equal(_commit, Assert.Single(failed.Running).Commit);
        Assert.NotEmpty(failed.Actor!);
    }

    [Fact]
    public async Task A_commit_that_tells_a_token_does_not_tell_it_through_the_plan()
    {
        var line = Line(("HEROKU_API_KEY_UAT", _heroku!.Token));
        await line.RunAsync("deploy", "--branch", "master");
        _git.Commit($"Oops {_heroku.Token}");
        _git.Push("master");

        var planned = await line.RunAsync("plan", "--branch", "master");

        Assert.Contains("Oops [redacted]", planned.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_heroku.Token, planned.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_Heroku_gets_no_token()
    {
        var line = Line(("HEROKU_API_KEY_UAT", _heroku!.Token));
        line.Environment["HEROKU_API_URL"] = "https://heroku.example";

        var ran = await line.RunAsync("deploy", "--branch", "master");

        Assert.Equal(77, ran.ExitCode);
        Assert.Contains("https://heroku.example is not Heroku", ran.Output, StringComparison.Ordinal);
    }

    private CommandLine Line(params (string Name, string Value)[] variables)
    {
        var line = new CommandLine(_plan, _git.Path) { Rehearsal = new NoRehearsal() };
        line.Environment["HEROKU_API_URL"] = _heroku!.Api.AbsoluteUri;
        foreach (var (name, value) in variables)
        {
            line.Environment[name] = value;
        }

        return line;
    }
}
