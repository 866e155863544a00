using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Services;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>One release of a real revision, and what every service of the plan was asked and told of it over HTTP.</summary>
public sealed class ToldServicesTests(DeliveredRelease release) : IClassFixture<DeliveredRelease>
{
    private ServedTeam Team => release.Team;

    private string Short => release.Second[..12];

    [Fact]
    public async Task UAT_runs_the_revision_and_nothing_went_wrong_with_any_service()
    {
        Assert.Equal("Done", release.Document.GetProperty("outcome").GetString());
        Assert.Equal(release.Second, (await Team.Team.RunsAsync("served-uat")).Commit);

        // Whether there is a tag already is asked before one is made.
        var refused = release.Document.GetProperty("services").EnumerateArray()
            .Where(call => !call.GetProperty("outcome").GetString()!.StartsWith("answered 2", StringComparison.Ordinal)).ToArray();
        Assert.Contains("/refs/tags/UAT-v", Assert.Single(refused).GetProperty("call").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("was not told", release.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Codeship_CircleCI_GitHub_and_Codecov_are_asked_in_the_order_of_the_plan_and_before_anybody_is_told()
    {
        var asked = Since(Team.Codeship, Team.CircleCi, Team.Codecov).Concat(Since(Team.GitHub).Where(request => request.Target.Contains("check-runs", StringComparison.Ordinal)))
            .OrderBy(request => request.Order).ToArray();

        Assert.Collection(
            asked,
            request => Assert.Equal("POST /v2/auth", request.ToString()),
            request => Assert.StartsWith("GET /v2/organizations/721cea10-b695-0134-5b94-000000000001/projects/7b3596c0-560e-0135-5b18-000000000002/builds?", request.ToString(), StringComparison.Ordinal),
            request => Assert.StartsWith("GET /api/v2/project/gh%2Fyunojuno%2Fplatform/pipeline", request.ToString(), StringComparison.Ordinal),
            request => Assert.Matches("^GET /api/v2/pipeline/[0-9a-f-]{36}/workflow", request.ToString()),
            request => Assert.Matches("^GET /api/v2/workflow/[0-9a-f-]{36}/job", request.ToString()),
            request => Assert.StartsWith($"GET /repos/yunojuno/platform/commits/{release.Second}/check-runs?", request.ToString(), StringComparison.Ordinal),
            request => Assert.StartsWith("GET /api/v2/bitbucket/yunojuno/repos/platform/commits/?", request.ToString(), StringComparison.Ordinal));
        Assert.True(asked[^1].Order < Told.Min(request => request.Order));
        Assert.Equal(
            ["Codeship", "CircleCI", "GitHub", "Codecov"],
            Calls.Where(call => call.Event == "gate UAT").Select(call => call.Service).Distinct());
    }

    [Fact]
    public void Bitbucket_shows_a_status_of_UAT_a_tag_of_the_release_and_one_comment_on_the_issue()
    {
        Assert.Equal(
            ["INPROGRESS", "SUCCESSFUL"],
            Since(Team.Bitbucket).Where(request => request.Target.EndsWith($"/commit/{release.Second}/statuses/build", StringComparison.Ordinal)).Select(request => Json(request).GetProperty("state").GetString()));
        Assert.Equal(release.Second, Assert.Single(Team.Bitbucket.Tags, tag => tag.Value == release.Second && tag.Key.StartsWith("UAT-v", StringComparison.Ordinal)).Value);
        Assert.Contains(Short, Assert.Single(Team.Bitbucket.Issues[12]), StringComparison.Ordinal);
    }

    [Fact]
    public void GitHub_shows_a_deployment_that_began_and_succeeded_and_one_comment_on_the_issue()
    {
        var deployment = Team.GitHub.Deployments[^1];
        var number = $"{Team.GitHub.Deployments.Count}";

        Assert.Equal((release.Second, "UAT", false), (deployment.GetProperty("ref").GetString(), deployment.GetProperty("environment").GetString(), deployment.GetProperty("auto_merge").GetBoolean()));
        Assert.Equal(["in_progress", "success"], Team.GitHub.Statuses.Where(status => status.Deployment == number).Select(status => status.State.GetProperty("state").GetString()));
        Assert.Contains(Short, Assert.Single(Team.GitHub.Issues[12]), StringComparison.Ordinal);
    }

    [Fact]
    public void GitLab_shows_a_deployment_that_ran_and_succeeded()
    {
        var (deployment, status) = Team.GitLab.Deployments[^1];

        Assert.Equal((release.Second, "UAT", "master"), (deployment.GetProperty("sha").GetString(), deployment.GetProperty("environment").GetString(), deployment.GetProperty("ref").GetString()));
        Assert.Equal("running", deployment.GetProperty("status").GetString());
        Assert.Equal("success", status);
        Assert.Equal(["POST", "PUT"], Since(Team.GitLab).Select(request => request.Method));
    }

    [Fact]
    public void Opbeat_and_its_successors_each_have_one_mark_of_the_commit_that_is_live_now()
    {
        Assert.Equal((release.Second, "master"), (Team.Opbeat.Releases[^1].GetProperty("rev").GetString(), Team.Opbeat.Releases[^1].GetProperty("branch").GetString()));
        Assert.Equal(release.Second, Team.Kibana.Annotations[^1].Annotation.GetProperty("service").GetProperty("version").GetString());
        Assert.Equal(release.Second, Team.Datadog.Deployments.Values.Last().GetProperty("git").GetProperty("commit_sha").GetString());
        Assert.Equal(release.Second, Team.NewRelic.Deployments[^1].GetProperty("commit").GetString());
        Assert.All([Team.Opbeat, Team.Kibana, Team.Datadog, (FakeService)Team.NewRelic], service => Assert.Single(Since(service)));
    }

    [Fact]
    public void Sentry_has_the_release_with_its_commits_before_the_deploy_to_UAT()
    {
        Assert.Equal(
            ["POST /api/0/organizations/yuno/releases/", $"POST /api/0/organizations/yuno/releases/{release.Second}/deploys/"],
            Since(Team.Sentry).Select(request => request.ToString()));
        Assert.Equal(release.Second, Assert.Single(Team.Sentry.Releases[release.Second].GetProperty("commits").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("UAT", Team.Sentry.Deploys[^1].Deploy.GetProperty("environment").GetString());
    }

    [Fact]
    public void The_rooms_of_HipChat_Slack_and_Teams_hear_of_the_beginning_and_the_end_with_the_commits()
    {
        Assert.Equal(["gray", "green"], Since(Team.HipChat).Select(request => Json(request).GetProperty("color").GetString()));
        Assert.Equal(["POST /api/chat.postMessage", "POST /api/chat.update"], Since(Team.Slack).Select(request => request.ToString()));
        Assert.Equal(2, Since(Team.Teams).Count());
        Assert.All(
            [Team.HipChat, Team.Slack, Team.SlackWebhook, (FakeService)Team.Teams],
            service => Assert.All(["Bill by the hour", "Ada Lovelace", Short], text => Assert.Contains(text, Since(service).Last().Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_card_that_the_commit_names_moves_to_the_list_of_UAT_and_gets_one_comment()
    {
        var card = Team.Trello.Cards[DeliveredRelease.Card];

        Assert.Equal(("list-uat", 1), (card.List, card.Moves));
        Assert.Contains(Short, Assert.Single(card.Comments), StringComparison.Ordinal);
        Assert.Equal(["GET", "GET", "PUT", "GET", "POST"], Since(Team.Trello).Select(request => request.Method));
    }

    [Fact]
    public void A_receiver_of_signed_webhooks_takes_both_events_of_each_delivery_and_no_forged_one() =>
        Assert.Equal(4, Team.Webhook.Taken.Count);

    [Fact]
    public void Nobody_is_told_of_the_end_before_the_beginning_and_nobody_hears_a_secret()
    {
        string[] secrets = [Team.Team.Token, Team.Team.ProductionToken, .. Team.Variables().Where(variable => IsSecret(variable.Name)).Select(variable => variable.Value)];
        var started = Told.Where(request => request.Text.Contains("INPROGRESS", StringComparison.Ordinal) || request.Text.Contains("delivering", StringComparison.Ordinal));

        Assert.True(started.Max(request => request.Order) < Since(Team.Opbeat, Team.Kibana, Team.Sentry, Team.Datadog, Team.NewRelic, Team.Trello).Min(request => request.Order));
        Assert.All(Told, request => Assert.All(secrets, secret => Assert.DoesNotContain(secret, request.Text, StringComparison.Ordinal)));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, release.Log + release.Document.GetRawText(), StringComparison.Ordinal));
    }

    private IEnumerable<Received> Told => Since([.. Team.Observers]).Concat(Since(Team.GitHub).Where(request => request.Method == "POST"));

    private IEnumerable<(string? Service, string? Event)> Calls => release.Document.GetProperty("services").EnumerateArray()
        .Select(call => (call.GetProperty("service").GetString(), call.GetProperty("event").GetString()));

    private static bool IsSecret(string name) => name.EndsWith("_TOKEN", StringComparison.Ordinal) || name.EndsWith("_KEY", StringComparison.Ordinal)
        || name.EndsWith("_PASSWORD", StringComparison.Ordinal) || name.EndsWith("_SECRET", StringComparison.Ordinal);

    private IEnumerable<Received> Since(params FakeService[] services) =>
        services.SelectMany(service => service.Requests).Where(request => request.Order > release.Before).OrderBy(request => request.Order);

    private static JsonElement Json(Received request) => JsonDocument.Parse(request.Text).RootElement;
}
