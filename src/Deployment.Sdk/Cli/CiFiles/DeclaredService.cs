using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>An outside service that a plan asks or tells, as far as the jobs that deliver need to know of it.</summary>
/// <param name="Name">Its declaration, without brackets and suffix, such as <c>Slack</c>.</param>
/// <param name="Variables">The variables that it reads and that hold what is nobody else's business, or without which it says nothing.</param>
internal sealed record DeclaredService(string Name, ImmutableArray<string> Variables)
{
    /// <summary>The token that GitHub Actions makes for each job.</summary>
    public const string GitHubToken = "GITHUB_TOKEN";

    private static readonly ImmutableDictionary<string, string[]> Known = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Bitbucket"] = ["BITBUCKET_ACCESS_TOKEN"],
        ["BitbucketIssues"] = ["BITBUCKET_ACCESS_TOKEN"],
        ["BitbucketTag"] = ["BITBUCKET_ACCESS_TOKEN"],
        ["CircleCi"] = ["CIRCLE_TOKEN"],
        ["Codecov"] = ["CODECOV_API_TOKEN"],
        ["Codeship"] = ["CODESHIP_USER", "CODESHIP_PASSWORD"],
        ["Datadog"] = ["DD_API_KEY"],
        ["ElasticApm"] = ["ELASTIC_API_KEY"],
        ["GitHub"] = [GitHubToken],
        ["GitHubAnnotations"] = [],
        ["GitHubChecks"] = [GitHubToken],
        ["GitHubIssues"] = [GitHubToken],
        ["GitHubSummary"] = [],
        ["GitLab"] = ["GITLAB_TOKEN"],
        ["HipChat"] = ["HIPCHAT_TOKEN"],
        ["NewRelic"] = ["NEW_RELIC_API_KEY"],
        ["Opbeat"] = ["OPBEAT_SECRET_TOKEN"],
        ["Sentry"] = ["SENTRY_AUTH_TOKEN"],
        ["SignedWebhook"] = ["DEPLOYMENT_WEBHOOK_URL", "DEPLOYMENT_WEBHOOK_SECRET"],
        ["Slack"] = ["SLACK_BOT_TOKEN"],
        ["SlackWebhook"] = ["SLACK_WEBHOOK_URL"],
        ["TeamsWorkflow"] = ["TEAMS_WORKFLOW_URL"],
        ["TestCommand"] = [],
        ["Tox"] = [],
        ["Trello"] = ["TRELLO_KEY", "TRELLO_TOKEN"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Whether it runs a program on the machine that delivers, which has to have it.</summary>
    public bool RunsTests => Name is "Tox" or "TestCommand";

    /// <summary>The names that it knows.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>What a declaration is, as far as CI files know.</summary>
    /// <param name="name">Its name without suffix.</param>
    /// <param name="renamed">The variables that it names itself, in the order of <see cref="Variables"/>; null for each that it does not.</param>
    /// <returns>Null for what is no service.</returns>
    public static DeclaredService? Of(string name, params IReadOnlyList<string?> renamed) => Known.TryGetValue(name, out var variables)
        ? new(name, [.. variables.Select((variable, place) => place < renamed.Count && renamed[place] is { Length: > 0 } own ? own : variable)])
        : null;
}
