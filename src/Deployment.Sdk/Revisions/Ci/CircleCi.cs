namespace Deployment.Sdk.Revisions.Ci;

/// <summary>CircleCI.</summary>
internal sealed class CircleCi : ICiProvider
{
    public string Name => "CircleCI";

    public bool IsHere(CiVariables variables) => variables.IsTrue("CIRCLECI");

    public CiDetection Read(CiVariables variables)
    {
        // CIRCLE_PULL_REQUEST is not evidence: an ordinary push to a branch that has an open request sets it too. The
        // CIRCLE_PR_ variables and a branch 'pull/12' are there only for requests from a fork.
        if (variables.Evidence("CIRCLE_PR_NUMBER", "CIRCLE_PR_USERNAME", "CIRCLE_PR_REPONAME") is { } fork)
        {
            return CiReading.PullRequest(this, $"from a fork: {fork}");
        }

        var branch = variables["CIRCLE_BRANCH"];
        if (branch is not null && IsForkedRequest(branch))
        {
            return CiReading.PullRequest(this, $"from a fork: CIRCLE_BRANCH is '{branch}'");
        }

        var reference = variables["CIRCLE_TAG"] is { } tag ? GitReference.Tag(tag)
            : branch is not null ? GitReference.Branch(branch)
            : GitReference.Unknown;

        return CiReading.Build(this, variables, "CIRCLE_SHA1", reference, Trigger.Push, build => build with
        {
            BuildUrl = CiVariables.Link(variables["CIRCLE_BUILD_URL"]),
            Actor = variables["CIRCLE_USERNAME"],
        });
    }

    private static bool IsForkedRequest(string branch) =>
        branch.StartsWith("pull/", StringComparison.Ordinal)
        && branch.AsSpan("pull/".Length) is { Length: > 0 } number
        && !number.ContainsAnyExceptInRange('0', '9');
}
