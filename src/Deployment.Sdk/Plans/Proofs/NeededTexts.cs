namespace Deployment.Sdk.Plans.Proofs;

/// <summary>
/// The texts of the library's attributes without which a declaration says nothing. Those that have a rule of their own, such as the
/// names of apps and config vars, are not among them.
/// </summary>
internal static class NeededTexts
{
    // By attribute and parameter, and what to write there.
    private static readonly Dictionary<string, string> Contents = new(StringComparer.Ordinal)
    {
        ["AddonAttachment.name"] = "the attachment's name, such as 'DATABASE'",
        ["AddonAttachment.addOn"] = "the add-on's name, such as 'postgresql-curved-12345'",
        ["Bitbucket.workspace"] = "the workspace",
        ["Bitbucket.repository"] = "the repository's slug",
        ["BitbucketIssues.workspace"] = "the workspace",
        ["BitbucketIssues.repository"] = "the repository's slug",
        ["BitbucketTag.workspace"] = "the workspace",
        ["BitbucketTag.repository"] = "the repository's slug",
        ["CircleCi.project"] = "the project's slug, such as 'gh/yunojuno/platform'",
        ["Codecov.host"] = "where the code lives, such as 'github'",
        ["Codecov.owner"] = "the owner of the repository",
        ["Codecov.repository"] = "the repository's name",
        ["Codeship.organization"] = "the UUID of the organization",
        ["Codeship.project"] = "the UUID of the project",
        ["Datadog.service"] = "the service, as it is called at Datadog",
        ["Datadog.repository"] = "the address of the repository",
        ["ElasticApm.service"] = "the service's name, as its agents send it",
        ["GitHub.owner"] = "the owner of the repository",
        ["GitHub.repository"] = "the repository's name",
        ["GitHubChecks.owner"] = "the owner of the repository",
        ["GitHubChecks.repository"] = "the repository's name",
        ["GitHubIssues.owner"] = "the owner of the repository",
        ["GitHubIssues.repository"] = "the repository's name",
        ["GitLab.project"] = "the project's path, such as 'yunojuno/platform'",
        ["HipChat.room"] = "the room's name",
        ["IrreversibleChange.files"] = "the path pattern of the files, such as '**/migrations/**'",
        ["NewRelic.entity"] = "the GUID of the entity",
        ["Opbeat.organization"] = "the organization's id",
        ["Opbeat.app"] = "the app's id",
        ["Person.email"] = "the e-mail that the plan calls them by",
        ["ReleaseCommand.command"] = "the command, such as 'python manage.py migrate'",
        ["RequiresApproval.role"] = "who says yes, such as 'sales'",
        ["RequiresApproval.question"] = "what they are asked",
        ["Sentry.organization"] = "the organization's slug",
        ["Sentry.project"] = "the slug of the project",
        ["Slack.channel"] = "the channel's name, such as '#deployments'",
        ["TestCommand.executable"] = "the program that tests",
        ["TestCommand.report"] = "the report that it writes",
        ["Tox.environments"] = "the environments of tox.ini, such as 'py312'",
        ["Trello.board"] = "the board's id",
        ["Trello.list"] = "the name of a list of the board",
    };

    /// <summary>What is wrong with a text; null when nothing is, and when the declaration does not need it.</summary>
    /// <param name="attribute">The attribute, without namespace and suffix, such as <c>Slack</c>.</param>
    /// <param name="argument">The parameter.</param>
    /// <param name="text">The text.</param>
    public static UnmeetableRule? Fault(string attribute, string argument, string? text) =>
        string.IsNullOrWhiteSpace(text) && Contents.TryGetValue($"{attribute}.{argument}", out var content)
            ? new(argument, $"'{argument}' is empty.", $"Write {content}.")
            : null;
}
