namespace Deployment.Sdk.Revisions.Ci;

/// <summary>Bitbucket Pipelines. Any of its variables can be overridden by a user's own of the same name.</summary>
internal sealed class BitbucketPipelines : ICiProvider
{
    public string Name => "Bitbucket Pipelines";

    public bool IsHere(CiVariables variables) => variables.Has("BITBUCKET_PIPELINE_UUID");

    public CiDetection Read(CiVariables variables)
    {
        // In a build of a pull request BITBUCKET_BRANCH holds its source branch, so this is asked first.
        if (variables.Evidence("BITBUCKET_PR_ID", "BITBUCKET_PR_DESTINATION_BRANCH") is { } evidence)
        {
            return CiReading.PullRequest(this, evidence);
        }

        return CiReading.Build(this, variables, "BITBUCKET_COMMIT", Reference(variables), Trigger.Push, build => build with
        {
            BuildUrl = Page(variables),
            Actor = variables["BITBUCKET_STEP_TRIGGERER_UUID"],
        });
    }

    // A custom pipeline that was started from a commit has neither; a tag build has no branch.
    private static GitReference Reference(CiVariables variables) =>
        variables["BITBUCKET_TAG"] is { } tag ? GitReference.Tag(tag)
        : variables["BITBUCKET_BRANCH"] is { } branch ? GitReference.Branch(branch)
        : GitReference.Unknown;

    private static Uri? Page(CiVariables variables) =>
        variables["BITBUCKET_REPO_FULL_NAME"] is { } repository && variables["BITBUCKET_BUILD_NUMBER"] is { } number
            ? CiVariables.Link($"https://bitbucket.org/{repository}/pipelines/results/{Uri.EscapeDataString(number)}")
            : null;
}
