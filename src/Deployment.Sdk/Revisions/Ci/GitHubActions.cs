namespace Deployment.Sdk.Revisions.Ci;

/// <summary>GitHub Actions.</summary>
internal sealed class GitHubActions : ICiProvider
{
    private const string Heads = "refs/heads/";
    private const string Tags = "refs/tags/";
    private const string Remedy = "Start the delivery with 'on: push', 'on: workflow_dispatch' or 'on: schedule'.";

    public string Name => "GitHub Actions";

    public bool IsHere(CiVariables variables) => variables.IsTrue("GITHUB_ACTIONS");

    public CiDetection Read(CiVariables variables)
    {
        var started = variables["GITHUB_EVENT_NAME"];
        var trigger = started switch
        {
            "push" => Trigger.Push,
            "workflow_dispatch" => Trigger.Manual,
            "schedule" => Trigger.Schedule,
            _ => Trigger.Unknown,
        };

        // pull_request builds a merge commit that is on no branch. pull_request_target, issue_comment and workflow_run are
        // worse: they run on the default branch, with its secrets, for whoever opened the request or wrote the comment.
        if (started is "pull_request" or "pull_request_target" || variables.Has("GITHUB_HEAD_REF"))
        {
            return CiReading.PullRequest(this, variables.Evidence("GITHUB_EVENT_NAME", "GITHUB_HEAD_REF")!);
        }

        if (trigger == Trigger.Unknown)
        {
            return CiReading.Event(this, "GITHUB_EVENT_NAME", started, Remedy);
        }

        var reference = Reference(variables["GITHUB_REF"], variables["GITHUB_REF_TYPE"], variables["GITHUB_REF_NAME"]);
        return reference.Kind == GitReferenceKind.PullRequest
            ? CiReading.PullRequest(this, variables.Evidence("GITHUB_REF", "GITHUB_REF_NAME")!)
            : Contradicts(reference, variables["GITHUB_REF_TYPE"])
                ? CiReading.Contradiction(this, variables.Evidence("GITHUB_REF", "GITHUB_REF_NAME", "GITHUB_REF_TYPE")!)
                : CiReading.Build(this, variables, "GITHUB_SHA", reference, trigger, build => build with
                {
                    BuildUrl = Page(variables),
                    // A re-run keeps the first run's actor; who pressed the button is the triggering one.
                    Actor = variables.First("GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"),
                });
    }

    private static GitReference Reference(string? full, string? type, string? name) => full switch
    {
        not null when full.StartsWith(Heads, StringComparison.Ordinal) => GitReference.Branch(full[Heads.Length..]),
        not null when full.StartsWith(Tags, StringComparison.Ordinal) => GitReference.Tag(full[Tags.Length..]),
        not null when full.StartsWith("refs/pull/", StringComparison.Ordinal) => new(GitReferenceKind.PullRequest, name),
        not null => GitReference.Unknown,
        null when name is null => GitReference.Unknown,
        null when type == "tag" => GitReference.Tag(name),
        null when type == "branch" && IsMergeOfRequest(name) => new(GitReferenceKind.PullRequest, name),
        null when type == "branch" => GitReference.Branch(name),
        null => GitReference.Unknown,
    };

    // The short name of refs/pull/12/merge, which also claims the type "branch".
    private static bool IsMergeOfRequest(string name) =>
        name.EndsWith("/merge", StringComparison.Ordinal) && name[..^"/merge".Length].All(char.IsAsciiDigit);

    private static bool Contradicts(GitReference reference, string? type) => (reference.Kind, type) is
        (GitReferenceKind.Branch, "tag") or (GitReferenceKind.Tag, "branch");

    private static Uri? Page(CiVariables variables) =>
        variables["GITHUB_REPOSITORY"] is { } repository && variables["GITHUB_RUN_ID"] is { } run
            ? CiVariables.Link($"{variables["GITHUB_SERVER_URL"] ?? "https://github.com"}/{repository}/actions/runs/{run}")
            : null;
}
