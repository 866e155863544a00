namespace Deployment.Sdk.Revisions.Ci;

/// <summary>GitLab CI.</summary>
internal sealed class GitLabCi : ICiProvider
{
    private const string Remedy =
        "Let the job run for CI_PIPELINE_SOURCE 'push', 'web', 'schedule', 'api' or 'trigger' only; a child pipeline does not say "
        + "what started its parent.";

    public string Name => "GitLab CI";

    public bool IsHere(CiVariables variables) => variables.IsTrue("GITLAB_CI");

    public CiDetection Read(CiVariables variables)
    {
        var source = variables["CI_PIPELINE_SOURCE"];
        if (source is "merge_request_event" or "external_pull_request_event"
            || variables.Evidence("CI_MERGE_REQUEST_IID", "CI_EXTERNAL_PULL_REQUEST_IID") is not null)
        {
            return CiReading.PullRequest(
                this, variables.Evidence("CI_PIPELINE_SOURCE", "CI_MERGE_REQUEST_IID", "CI_EXTERNAL_PULL_REQUEST_IID")!);
        }

        // 'api' and 'trigger' need a token of the project, as a run started by hand does.
        var trigger = source switch
        {
            "push" => Trigger.Push,
            "web" or "api" or "trigger" => Trigger.Manual,
            "schedule" => Trigger.Schedule,
            _ => Trigger.Unknown,
        };

        return trigger == Trigger.Unknown
            ? CiReading.Event(this, "CI_PIPELINE_SOURCE", source, Remedy)
            : CiReading.Build(this, variables, "CI_COMMIT_SHA", Reference(variables), trigger, build => build with
            {
                BuildUrl = CiVariables.Link(variables.First("CI_JOB_URL", "CI_PIPELINE_URL")),
                Actor = variables.First("GITLAB_USER_LOGIN", "GITLAB_USER_EMAIL"),
            });
    }

    // CI_COMMIT_REF_NAME is a branch or a tag and does not say which, so it is never read.
    private static GitReference Reference(CiVariables variables) =>
        variables["CI_COMMIT_TAG"] is { } tag ? GitReference.Tag(tag)
        : variables["CI_COMMIT_BRANCH"] is { } branch ? GitReference.Branch(branch)
        : GitReference.Unknown;
}
