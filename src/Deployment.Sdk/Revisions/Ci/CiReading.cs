namespace Deployment.Sdk.Revisions.Ci;

/// <summary>The steps that reading any provider ends with.</summary>
internal static class CiReading
{
    private const string Allowed = "Only pushes, manual runs and schedules deploy";

    public static CiDetection PullRequest(ICiProvider provider, string evidence) => Refuse(
        $"This {provider.Name} build is for a pull request ({evidence}). {Allowed}: its code is not on the branch yet. " +
        "Deliver from a build of the branch, after the merge.");

    public static CiDetection Event(ICiProvider provider, string variable, string? value, string remedy) => Refuse(
        value is null
            ? $"{provider.Name} does not say what started this build: {variable} is absent. {Allowed}. {remedy}"
            : $"This {provider.Name} build was started by '{VisibleText.Of(value)}' ({variable}). {Allowed}. {remedy}");

    public static CiDetection Contradiction(ICiProvider provider, string contradiction) => Refuse(
        $"The variables of this {provider.Name} build contradict each other: {contradiction}. " +
        "Look for a variable that the project's settings override.");

    /// <summary>Checks commit and name, which every later step relies on.</summary>
    public static CiDetection Build(
        ICiProvider provider, CiVariables variables, string commitVariable, GitReference reference, Trigger trigger,
        Func<CiBuild, CiBuild> complete)
    {
        var commit = variables[commitVariable];
        if (commit is null)
        {
            return Refuse($"{provider.Name} does not say which commit it builds: {commitVariable} is absent. " +
                "Pass the variable on to this process.");
        }

        if (!CommitHash.IsFull(commit))
        {
            return Refuse($"{commitVariable} is '{VisibleText.Of(commit)}', which is not a full commit hash. " +
                "Look for a setting that overrides the variable.");
        }

        if (reference is { Kind: GitReferenceKind.Branch, Name: { } branch } && BranchNameRule.Problem(branch) is { } problem)
        {
            return Refuse($"{provider.Name} names a branch that cannot be: {problem}.");
        }

        return new CiDetection.Found(complete(new CiBuild(provider.Name, commit.ToLowerInvariant(), reference, trigger)));
    }

    private static CiDetection.Refused Refuse(string reason) => new(RevisionRefusal.Policy(reason));
}
