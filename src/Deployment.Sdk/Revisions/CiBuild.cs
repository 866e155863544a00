using Deployment.Sdk.Revisions.Ci;

namespace Deployment.Sdk.Revisions;

/// <summary>A CI build that may deliver.</summary>
/// <param name="Provider">The provider's name for people.</param>
/// <param name="Commit">The full hash of the commit it builds, lower case.</param>
/// <param name="Reference">What it builds.</param>
/// <param name="Trigger">What started it.</param>
internal sealed record CiBuild(string Provider, string Commit, GitReference Reference, Trigger Trigger)
{
    // GitLab and Codeship share the prefix CI_, so each is asked for the variable that only it sets, in this order.
    private static readonly ICiProvider[] Providers =
    [
        new BitbucketPipelines(), new GitHubActions(), new GitLabCi(), new CircleCi(), new Codeship(), new CloudBeesUnify(),
    ];

    private static readonly HashSet<string> No = new(["false", "0", "no", "off"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The branch; null when it builds something else.</summary>
    public string? Branch => Reference.Kind == GitReferenceKind.Branch ? Reference.Name : null;

    /// <summary>What the provider does with the commit, in a sentence: <c>GitHub Actions builds 1234</c>.</summary>
    public string Verb { get; init; } = "builds";

    /// <summary>The build's page.</summary>
    public Uri? BuildUrl { get; init; }

    /// <summary>Who started it, in the provider's own words.</summary>
    public string? Actor { get; init; }

    /// <summary>
    /// Whether the provider puts a tag's name where a branch's name belongs, so that the branch counts only once the
    /// repository has confirmed it.
    /// </summary>
    public bool BranchMayBeTag { get; init; }

    /// <summary>Reads the build that this process runs in. Reads no token.</summary>
    /// <param name="environment">The environment variables.</param>
    public static CiDetection Detect(IReadOnlyDictionary<string, string> environment)
    {
        var variables = new CiVariables(environment);
        var provider = Array.Find(Providers, candidate => candidate.IsHere(variables));
        return provider is not null ? provider.Read(variables)
            : Unread(variables) is { } evidence ? new CiDetection.Unread(evidence)
            : CiDetection.None.Value;
    }

    // Most services set CI. Azure Pipelines, TeamCity and Jenkins do not; a person may have Jenkins' address, but no number of a build.
    private static string? Unread(CiVariables variables) =>
        variables["CI"] is { } ci && !No.Contains(ci.Trim()) ? variables.Evidence("CI")
        : variables.Has("JENKINS_URL") && variables.Has("BUILD_NUMBER") ? variables.Evidence("JENKINS_URL", "BUILD_NUMBER")
        : variables.Evidence("TF_BUILD", "TEAMCITY_VERSION");
}
