namespace Deployment.Sdk.Revisions.Ci;

/// <summary>Codeship, Basic and Pro, which differ in the name of the build's number and in having a page's address.</summary>
internal sealed class Codeship : ICiProvider
{
    public string Name => "Codeship";

    public bool IsHere(CiVariables variables) =>
        string.Equals(variables["CI_NAME"], "codeship", StringComparison.OrdinalIgnoreCase);

    public CiDetection Read(CiVariables variables)
    {
        // CI_PULL_REQUEST holds the word 'false' when there is none.
        var isRequest = variables["CI_PULL_REQUEST"] is { } request && !string.Equals(request, "false", StringComparison.OrdinalIgnoreCase);
        if (isRequest || variables.Has("CI_PR_NUMBER"))
        {
            return CiReading.PullRequest(this, variables.Evidence("CI_PULL_REQUEST", "CI_PR_NUMBER")!);
        }

        var branch = variables["CI_BRANCH"];
        var reference = branch is null ? GitReference.Unknown : GitReference.Branch(branch);
        return CiReading.Build(this, variables, "CI_COMMIT_ID", reference, Trigger.Push, build => build with
        {
            BuildUrl = CiVariables.Link(variables["CI_BUILD_URL"]),
            Actor = variables.First("CI_COMMITTER_USERNAME", "CI_COMMITTER_EMAIL", "CI_COMMITTER_NAME"),
            // There is no CI_TAG: a build of a tag puts its name into CI_BRANCH.
            BranchMayBeTag = branch is not null,
        });
    }
}
