using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Services.GitHub;
using Deployment.Sdk.Tests.Services.GitLab;
using Deployment.Sdk.Tests.Services.Slack;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services;

/// <summary>A delivery whose process was killed, and that another one on this machine goes on with.</summary>
public sealed class TakenUpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GitHub_sees_one_deployment_that_ends()
    {
        await using var fake = new FakeGitHub();
        await fake.StartAsync();

        await TellByTwoProcessesAsync(new GitHubAttribute("yunojuno", "platform"), ("GITHUB_API_URL", fake.Address.AbsoluteUri), ("GITHUB_TOKEN", FakeGitHub.Token));

        Assert.Single(fake.Deployments);
        Assert.Equal(
            [("1", "in_progress"), ("1", "in_progress"), ("1", "success")],
            fake.Statuses.Select(told => (told.Deployment, told.State.GetProperty("state").GetString()!)));
    }

    [Fact]
    public async Task GitLab_sees_one_deployment_that_ends()
    {
        await using var fake = new FakeGitLab();
        await fake.StartAsync();

        await TellByTwoProcessesAsync(
            new GitLabAttribute("yunojuno/platform"), ("GITLAB_API_URL", $"{fake.Address}api/v4/"), ("GITLAB_TOKEN", FakeGitLab.Token));

        Assert.Equal("success", Assert.Single(fake.Deployments).Status);
        Assert.Equal(["POST", "PUT"], fake.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Slack_keeps_one_message()
    {
        await using var fake = new FakeSlack { Time = new EveryMinute() };
        await fake.StartAsync();

        await TellByTwoProcessesAsync(
            new SlackAttribute(FakeSlack.Channel), ("SLACK_API_URL", $"{fake.Address}api/"), ("SLACK_BOT_TOKEN", FakeSlack.Token));

        Assert.Equal("*UAT runs bbbbbbbbbbbb*", Assert.Single(fake.Messages).Value.GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_has_ended_leaves_nothing_behind_and_another_delivery_is_another()
    {
        await using var fake = new FakeGitHub();
        await fake.StartAsync();
        (string, string)[] variables = [("GITHUB_API_URL", fake.Address.AbsoluteUri), ("GITHUB_TOKEN", FakeGitHub.Token)];
        await TellByTwoProcessesAsync(new GitHubAttribute("yunojuno", "platform"), variables);
        Assert.Empty(Directory.GetFiles(_folder.Path));

        await TellAsync(new GitHubAttribute("yunojuno", "platform"), variables, Happenings.Of(DeliveryEventKind.Started));
        await TellAsync(new GitHubAttribute("yunojuno", "platform"), variables, Happenings.Of(DeliveryEventKind.Started) with { RunId = "run-2" });

        Assert.Equal(3, fake.Deployments.Count);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_costs_a_second_deployment_and_nothing_else()
    {
        await using var fake = new FakeGitHub();
        await fake.StartAsync();
        (string, string)[] variables = [("GITHUB_API_URL", fake.Address.AbsoluteUri), ("GITHUB_TOKEN", FakeGitHub.Token)];
        await TellAsync(new GitHubAttribute("yunojuno", "platform"), variables, Happenings.Of(DeliveryEventKind.Started));
        await File.WriteAllTextAsync(Assert.Single(Directory.GetFiles(_folder.Path)), "{", TestContext.Current.CancellationToken);

        await TellAsync(new GitHubAttribute("yunojuno", "platform"), variables, Happenings.Of(DeliveryEventKind.Started));

        Assert.Equal(2, fake.Deployments.Count);
        Assert.Empty(_log.Lines);
    }

    private async Task TellByTwoProcessesAsync(ObserverAttribute observer, params (string Name, string Value)[] variables)
    {
        await TellAsync(observer, variables, Happenings.Of(DeliveryEventKind.Started));
        await TellAsync(observer, variables, Happenings.Of(DeliveryEventKind.Started), Happenings.Of(DeliveryEventKind.Succeeded));
        Assert.Empty(_log.Lines);
    }

    // A session for each: nothing is shared but the folder.
    private async Task TellAsync(ObserverAttribute observer, (string Name, string Value)[] variables, params DeliveryEvent[] happenings)
    {
        var log = new MaskedLog(_log, Redaction.None);
        using var session = new ServiceSession(
            variables.ToDictionary(variable => variable.Name, variable => variable.Value), isRehearsal: false, log, TimeProvider.System)
        {
            Memory = new ServiceMemory(_folder.Path),
        };
        foreach (var happening in happenings)
        {
            await new Observers([observer], session, log, TimeProvider.System).TellAsync(happening);
        }
    }

    // A service whose limits are of no interest here.
    private sealed class EveryMinute : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromMinutes(1);
    }
}
