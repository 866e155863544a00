using System.Text.Json;
using Deployment.Sdk.Tests.Services.Bitbucket;
using Deployment.Sdk.Tests.Services.Datadog;
using Deployment.Sdk.Tests.Services.Elastic;
using Deployment.Sdk.Tests.Services.GitHub;
using Deployment.Sdk.Tests.Services.GitLab;
using Deployment.Sdk.Tests.Services.HipChat;
using Deployment.Sdk.Tests.Services.NewRelic;
using Deployment.Sdk.Tests.Services.Opbeat;
using Deployment.Sdk.Tests.Services.Sentry;
using Deployment.Sdk.Tests.Services.Webhook;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services;

/// <summary>What services say after a rollback, by hand and by itself, through the whole command line and over real sockets.</summary>
public sealed class RollbackToldTests
{
    [Fact]
    public async Task At_Bitbucket_what_runs_again_is_successful_and_what_was_taken_back_is_not()
    {
        await using var fake = new FakeBitbucket();
        await using var team = await StartAsync(fake, new BitbucketAttribute("yunojuno", "platform"), ("BITBUCKET_API_URL", "2.0/"), ("BITBUCKET_ACCESS_TOKEN", FakeBitbucket.Token), fake.Commits);

        await team.RollBackAsync();
        Assert.Equal(("SUCCESSFUL", "STOPPED"), (Last(team.Good), Last(team.Bad)));

        await team.TakeItselfBackAsync();
        Assert.Equal(("SUCCESSFUL", "FAILED"), (Last(team.Good), Last(team.Bad)));

        string? Last(string commit) => State(fake.Requests.Last(request => request.Target.Contains(commit, StringComparison.Ordinal)).Text, "state");
    }

    [Fact]
    public async Task At_GitHub_what_runs_again_is_deployed_and_what_was_taken_back_is_inactive()
    {
        await using var fake = new FakeGitHub();
        await using var team = await StartAsync(fake, new GitHubAttribute("yunojuno", "platform"), ("GITHUB_API_URL", ""), ("GITHUB_TOKEN", FakeGitHub.Token), fake.Commits);

        await team.RollBackAsync();
        Assert.Equal(("success", "inactive"), (Last(team.Good), Last(team.Bad)));

        await team.TakeItselfBackAsync();
        Assert.Equal(("success", "failure"), (Last(team.Good), Last(team.Bad)));

        string? Last(string commit)
        {
            var deployment = fake.Deployments.FindLastIndex(made => made.GetProperty("ref").GetString() == commit) + 1;
            return fake.Statuses.Last(status => status.Deployment == $"{deployment}").State.GetProperty("state").GetString();
        }
    }

    [Fact]
    public async Task At_GitLab_the_newest_deployment_that_succeeded_is_of_what_runs()
    {
        await using var fake = new FakeGitLab();
        await using var team = await StartAsync(fake, new GitLabAttribute("yunojuno/platform"), ("GITLAB_API_URL", "api/v4/"), ("GITLAB_TOKEN", FakeGitLab.Token));

        await team.RollBackAsync();
        Assert.Equal(team.Good, Current());
        Assert.DoesNotContain(fake.Deployments, made => made.Status == "running");

        await team.TakeItselfBackAsync();
        Assert.Equal(team.Good, Current());
        Assert.Equal((team.Bad, "failed"), (fake.Deployments[^1].Deployment.GetProperty("sha").GetString(), fake.Deployments[^1].Status));

        string? Current() => fake.Deployments.Last(made => made.Status == "success").Deployment.GetProperty("sha").GetString();
    }

    [Fact]
    public async Task Opbeat_marks_what_runs_again()
    {
        await using var fake = new FakeOpbeat();
        await using var team = await StartAsync(fake, new OpbeatAttribute("yuno", "platform"), ("OPBEAT_URL", ""), ("OPBEAT_SECRET_TOKEN", FakeOpbeat.Token));

        await AssertMarksAsync(team, () => [.. fake.Releases.Select(release => release.GetProperty("rev").GetString()!)]);
        Assert.Equal(JsonValueKind.Undefined, fake.Releases[^1].TryGetProperty("branch", out var branch) ? branch.ValueKind : default);
    }

    [Fact]
    public async Task Elastic_marks_what_runs_again()
    {
        await using var fake = new FakeKibana();
        await using var team = await StartAsync(fake, new ElasticApmAttribute("yunojuno"), ("KIBANA_URL", ""), ("ELASTIC_API_KEY", FakeKibana.Key));

        await AssertMarksAsync(team, () => [.. fake.Annotations.Select(mark => mark.Annotation.GetProperty("service").GetProperty("version").GetString()!)]);
        Assert.Equal(
            $"UAT runs {team.Good[..12]} again: {team.Bad[..12]} was taken back", fake.Annotations[^1].Annotation.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Sentry_deploys_what_runs_again()
    {
        await using var fake = new FakeSentry();
        await using var team = await StartAsync(fake, new SentryAttribute("yuno", "web"), ("SENTRY_URL", ""), ("SENTRY_AUTH_TOKEN", FakeSentry.Token));

        await AssertMarksAsync(team, () => [.. fake.Deploys.Select(deploy => deploy.Version)]);
        Assert.False(fake.Releases[team.Good].TryGetProperty("commits", out _), "what was taken back is in no release of what runs again");
    }

    [Fact]
    public async Task Datadog_is_told_of_what_runs_again()
    {
        await using var fake = new FakeDatadog();
        await using var team = await StartAsync(
            fake, new DatadogAttribute("web", "https://bitbucket.org/yunojuno/platform"), ("DATADOG_HOST", ""), ("DD_API_KEY", FakeDatadog.Key));

        await AssertMarksAsync(team, () => [.. fake.Deployments.Values.Select(made => made.GetProperty("git").GetProperty("commit_sha").GetString()!)]);
    }

    [Fact]
    public async Task New_Relic_marks_what_runs_again()
    {
        await using var fake = new FakeNewRelic();
        await using var team = await StartAsync(fake, new NewRelicAttribute(FakeNewRelic.Entity), ("NEW_RELIC_API_URL", ""), ("NEW_RELIC_API_KEY", FakeNewRelic.Key));

        await AssertMarksAsync(team, () => [.. fake.Deployments.Select(made => made.GetProperty("commit").GetString()!)]);
    }

    [Fact]
    public async Task A_chat_says_both_commits_in_the_order_in_which_they_ran()
    {
        await using var fake = new FakeHipChat();
        await using var team = await StartAsync(fake, new HipChatAttribute(FakeHipChat.Room), ("HIPCHAT_URL", ""), ("HIPCHAT_TOKEN", FakeHipChat.Token));

        await team.RollBackAsync();

        Assert.Contains($"<b>UAT: going back to {team.Good[..12]}</b>", State(fake.Requests[^2].Text, "message"), StringComparison.Ordinal);
        var end = State(fake.Requests[^1].Text, "message")!;
        Assert.StartsWith($"<b>UAT runs {team.Good[..12]} again: {team.Bad[..12]} was taken back</b>", end, StringComparison.Ordinal);
        Assert.Contains($"commit: {team.Bad[..12]} \u2192 {team.Good[..12]}<br>", end, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_says_what_was_taken_back_what_runs_again_and_who_did_it()
    {
        await using var fake = new WebhookReceiver();
        await using var team = await StartAsync(
            fake, new SignedWebhookAttribute(), ("DEPLOYMENT_WEBHOOK_URL", WebhookReceiver.Path), ("DEPLOYMENT_WEBHOOK_SECRET", WebhookReceiver.Secret));

        await team.RollBackAsync();
        Assert.Equal(["delivery.started", "delivery.rolled_back"], fake.Requests.TakeLast(2).Select(request => State(request.Text, "type")));
        Assert.All(fake.Requests.TakeLast(2), request => Assert.Equal((team.Bad, team.Good, false), Rollback(request.Text)));

        await team.TakeItselfBackAsync();
        Assert.Equal((team.Bad, team.Good, true), Rollback(fake.Requests[^1].Text));

        static (string?, string?, bool) Rollback(string body)
        {
            var rollback = JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("rollback");
            return (rollback.GetProperty("from").GetString(), rollback.GetProperty("to").GetString(), rollback.GetProperty("isAutomatic").GetBoolean());
        }
    }

    private static async Task AssertMarksAsync(Delivered team, Func<string[]> marks)
    {
        Assert.Equal([team.Good, team.Bad], marks());

        await team.RollBackAsync();
        Assert.Equal([team.Good, team.Bad, team.Good], marks());

        await team.TakeItselfBackAsync();
        Assert.Equal([team.Good, team.Bad, team.Good, team.Good], marks());
    }

    private static string? State(string body, string member) => JsonDocument.Parse(body).RootElement.GetProperty(member).GetString();

    private static async Task<Delivered> StartAsync(
        FakeService fake, ObserverAttribute observer, (string Name, string Path) address, (string Name, string Value) secret, HashSet<string>? pushed = null)
    {
        await fake.StartAsync();
        return await Delivered.StartAsync(observer, pushed ?? [], (address.Name, new Uri(fake.Address, address.Path).AbsoluteUri), secret);
    }

    /// <summary>UAT, to which a good commit was delivered and then a bad one.</summary>
    private sealed class Delivered : IAsyncDisposable
    {
        private readonly LoopbackHeroku _heroku;
        private readonly CommandLine _line;
        private readonly HashSet<string> _failing;

        private Delivered(LoopbackHeroku heroku, HashSet<string> failing, (string Name, string Value)[] variables)
        {
            (_heroku, _failing, _line) = (heroku, failing, heroku.Line("UAT"));
            foreach (var (name, value) in variables)
            {
                _line.Environment[name] = value;
            }
        }

        public string Good { get; private set; } = "";

        public string Bad { get; private set; } = "";

        public static async Task<Delivered> StartAsync(ObserverAttribute observer, HashSet<string> pushed, params (string Name, string Value)[] variables)
        {
            var failing = new HashSet<string>();
            var step = new OwnStepAttribute(
                StepPhase.Verify,
                (context, _) => Task.FromResult(failing.Contains(context.Commit) ? StepOutcome.Failed("no orders") : StepOutcome.Succeeded)) { RollsBack = true };
            var plan = SamplePlan.Of(SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("yunojuno-uat"), step, observer));
            var team = new Delivered(await LoopbackHeroku.StartAsync(plan), failing, variables);
            pushed.Add(team.Good = team._heroku.Git.Head);
            await team.DeployAsync();
            pushed.Add(team.Bad = team._heroku.Git.Commit("Bad", TemporaryRepository.Ada, ("app.py", "bad\n")));
            team._heroku.Git.Push("master");
            await team.DeployAsync();
            return team;
        }

        public async Task DeployAsync() => Assert.Equal((0, ""), await RunAsync("deploy", "--branch", "master"));

        /// <summary>A person goes back.</summary>
        public async Task RollBackAsync() => Assert.Equal((0, ""), await RunAsync("rollback", "UAT"));

        /// <summary>The bad commit is delivered once more, and takes itself back.</summary>
        public async Task TakeItselfBackAsync()
        {
            _failing.Add(Bad);
            Assert.Equal((7, ""), await RunAsync("deploy", "--branch", "master"));
        }

        public async ValueTask DisposeAsync() => await _heroku.DisposeAsync();

        private async Task<(int, string)> RunAsync(params string[] args)
        {
            var ran = await _line.RunAsync(args);
            return (ran.ExitCode, ran.All.Contains("was not told", StringComparison.Ordinal) || ran.ExitCode is not (0 or 7) ? ran.All : "");
        }
    }
}
