using Deployment.Sdk.EndToEnd.Services;
using Deployment.Sdk.EndToEnd.Tests.Acceptance;
using Deployment.Sdk.Tests.Services;
using Deployment.Sdk.Tests.Services.Bitbucket;
using Deployment.Sdk.Tests.Services.CircleCi;
using Deployment.Sdk.Tests.Services.Codecov;
using Deployment.Sdk.Tests.Services.Codeship;
using Deployment.Sdk.Tests.Services.Datadog;
using Deployment.Sdk.Tests.Services.Elastic;
using Deployment.Sdk.Tests.Services.GitHub;
using Deployment.Sdk.Tests.Services.GitLab;
using Deployment.Sdk.Tests.Services.HipChat;
using Deployment.Sdk.Tests.Services.NewRelic;
using Deployment.Sdk.Tests.Services.Opbeat;
using Deployment.Sdk.Tests.Services.Sentry;
using Deployment.Sdk.Tests.Services.Slack;
using Deployment.Sdk.Tests.Services.Teams;
using Deployment.Sdk.Tests.Services.Trello;
using Deployment.Sdk.Tests.Services.Webhook;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>A team with every service of the case study and its successors, each a real HTTP server that its variable names.</summary>
internal sealed class ServedTeam : IAsyncDisposable
{
    private readonly Sample _program;

    private ServedTeam(Team team) => (Team, _program) = (team, new Sample(team.Git, "Served"));

    public Team Team { get; }

    public FakeBitbucket Bitbucket { get; } = new();

    public FakeGitHub GitHub { get; } = new();

    public FakeGitLab GitLab { get; } = new();

    public FakeCodeship Codeship { get; } = new();

    public FakeCircleCi CircleCi { get; } = new();

    public FakeCodecov Codecov { get; } = new();

    public FakeOpbeat Opbeat { get; } = new();

    public FakeKibana Kibana { get; } = new();

    public FakeSentry Sentry { get; } = new();

    public FakeDatadog Datadog { get; } = new();

    public FakeNewRelic NewRelic { get; } = new();

    public FakeHipChat HipChat { get; } = new();

    public FakeSlack Slack { get; } = new();

    /// <summary>Another channel of Slack, by an incoming webhook.</summary>
    public FakeSlack SlackWebhook { get; } = new();

    public FakeTeams Teams { get; } = new();

    public FakeTrello Trello { get; } = new();

    public WebhookReceiver Webhook { get; } = new();

    public IReadOnlyList<FakeService> Gates => [Codeship, CircleCi, Codecov];

    /// <summary>GitHub is a gate, too.</summary>
    public IReadOnlyList<FakeService> Observers =>
        [Bitbucket, GitLab, Opbeat, Kibana, Sentry, Datadog, NewRelic, HipChat, Slack, SlackWebhook, Teams, Trello, Webhook];

    /// <param name="time">The clock of what runs in this process.</param>
    /// <param name="faults">What goes wrong at Heroku.</param>
    public static async Task<ServedTeam> StartAsync(TimeProvider? time = null, string? faults = null)
    {
        var served = new ServedTeam(await Team.StartAsync(ServedDelivery.Plan, branch => ServedDelivery.Resolve(branch), time, faults));
        foreach (var service in served.Gates.Append(served.GitHub).Concat(served.Observers))
        {
            await service.StartAsync();
        }

        return served;
    }

    /// <summary>A commit on master that passes everywhere.</summary>
    public string Merge(string message, params (string Path, string Text)[] files) => Passes(Team.Merge(message, files));

    /// <summary>Every gate says yes to a commit, and every host has it.</summary>
    public string Passes(string commit)
    {
        Codeship.Builds(commit, "success");
        CircleCi.Runs(commit).Has("build", "running").With("test", "success");
        GitHub.CheckRuns.Add((commit, "test", "completed", "success", "github-actions"));
        Codecov.Knows(commit, "complete", 91.5);
        GitHub.Commits.Add(commit);
        Bitbucket.Commits.Add(commit);
        return commit;
    }

    /// <summary>Runs the program, in a process of its own in the team's repository.</summary>
    public Task<SampleRun> ProcessAsync(params string[] arguments) => _program.RunAsync(OfAProcess([]), arguments);

    /// <summary>Runs the script of a CI job of some service, in whose steps the program is built already.</summary>
    public Task<SampleRun> JobAsync((string Name, string Value)[] ofTheService, string script) => _program.RunJobAsync(OfAProcess(ofTheService), script);

    /// <summary>Runs a command in this process.</summary>
    public Task<Ran> RunAsync(params string[] arguments) => Team.RunAsync(Variables(), arguments);

    /// <summary>Where each service is, and the credentials of all.</summary>
    public (string Name, string Value)[] Variables() =>
    [
        ("HEROKU_API_KEY", Team.Token), ("HEROKU_API_KEY_LIVE", Team.ProductionToken),
        ("BITBUCKET_API_URL", $"{Bitbucket.Address}2.0/"), ("BITBUCKET_ACCESS_TOKEN", FakeBitbucket.Token),
        ("GITHUB_API_URL", GitHub.Address.AbsoluteUri), ("GITHUB_TOKEN", FakeGitHub.Token),
        ("GITLAB_API_URL", $"{GitLab.Address}api/v4/"), ("GITLAB_TOKEN", FakeGitLab.Token),
        ("CODESHIP_URL", $"{Codeship.Address}v2/"), ("CODESHIP_USER", FakeCodeship.User), ("CODESHIP_PASSWORD", FakeCodeship.Password),
        ("CIRCLE_API_URL", $"{CircleCi.Address}api/v2/"), ("CIRCLE_TOKEN", FakeCircleCi.Token),
        ("CODECOV_API_URL", $"{Codecov.Address}api/v2/"), ("CODECOV_API_TOKEN", FakeCodecov.Token),
        ("OPBEAT_URL", Opbeat.Address.AbsoluteUri), ("OPBEAT_SECRET_TOKEN", FakeOpbeat.Token),
        ("KIBANA_URL", Kibana.Address.AbsoluteUri), ("ELASTIC_API_KEY", FakeKibana.Key),
        ("SENTRY_URL", Sentry.Address.AbsoluteUri), ("SENTRY_AUTH_TOKEN", FakeSentry.Token),
        ("DATADOG_HOST", Datadog.Address.AbsoluteUri), ("DD_API_KEY", FakeDatadog.Key),
        ("NEW_RELIC_API_URL", NewRelic.Address.AbsoluteUri), ("NEW_RELIC_API_KEY", FakeNewRelic.Key),
        ("HIPCHAT_URL", HipChat.Address.AbsoluteUri), ("HIPCHAT_TOKEN", FakeHipChat.Token),
        ("SLACK_API_URL", $"{Slack.Address}api/"), ("SLACK_BOT_TOKEN", FakeSlack.Token),
        ("SLACK_WEBHOOK_URL", At(SlackWebhook, FakeSlack.WebhookPath)),
        ("TEAMS_WORKFLOW_URL", At(Teams, FakeTeams.Path)),
        ("TRELLO_API_URL", $"{Trello.Address}1/"), ("TRELLO_KEY", FakeTrello.Key), ("TRELLO_TOKEN", FakeTrello.Token),
        ("DEPLOYMENT_WEBHOOK_URL", At(Webhook, WebhookReceiver.Path)), ("DEPLOYMENT_WEBHOOK_SECRET", WebhookReceiver.Secret),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Gates.Append(GitHub).Concat(Observers))
        {
            await service.DisposeAsync();
        }

        _program.Dispose();
        await Team.DisposeAsync();
    }

    private (string Name, string Value)[] OfAProcess((string Name, string Value)[] more) =>
        [.. Team.Variables([.. Variables(), .. more]).Select(pair => (pair.Key, pair.Value))];

    private static string At(FakeService service, string path) => new Uri(service.Address, path).AbsoluteUri;
}
