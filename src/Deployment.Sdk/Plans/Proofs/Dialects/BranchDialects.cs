namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>The dialects of the services that a plan can name.</summary>
internal static class BranchDialects
{
    // GitHub Docs, "Workflow syntax for GitHub Actions", the filter pattern cheat sheet.
    /// <summary>That of GitHub Actions.</summary>
    public static readonly BranchDialect GitHubActions = new("GitHub Actions branch filters", ActionsText.Read);

    // Atlassian Support, "Use glob patterns on the Pipelines yaml file". What '?' means, and whether '*' can be nothing, it does not say.
    /// <summary>That of Bitbucket Pipelines.</summary>
    public static readonly BranchDialect BitbucketPipelines = new("Bitbucket Pipelines branch patterns", PipelinesText.Read);

    /// <summary>That of GitLab CI/CD, where what stands between slashes is a regular expression.</summary>
    public static readonly BranchDialect GitLabCi = new("GitLab CI/CD branch names", LiteralText.Read);

    // Codeship documentation, "Wildcard Deployments": a branch by its whole name, or by a start that is chosen as such; '%' is all.
    /// <summary>That of Codeship Basic.</summary>
    public static readonly BranchDialect CodeshipBasic = new("Codeship Basic branch names", text => LiteralText.ReadUnless(text, '%'));

    /// <summary>That of Codeship Pro, where a text with <c>^</c> or <c>$</c> is a regular expression.</summary>
    public static readonly BranchDialect CodeshipPro = new("Codeship Pro tags", text => LiteralText.ReadUnless(text, '^', '$'));

    /// <summary>That of CircleCI, where what stands between slashes is a regular expression.</summary>
    public static readonly BranchDialect CircleCi = new("CircleCI branch filters", LiteralText.Read);

    // CloudBees Unify documentation, "Workflow syntax reference": as GitHub Actions, as far as it says.
    /// <summary>That of CloudBees Unify.</summary>
    public static readonly BranchDialect CloudBeesUnify = new("CloudBees Unify branch filters", ActionsText.ReadAsFarAsKnown);

    /// <summary>Those of <c>CiService</c>, in the order of its members.</summary>
    public static readonly IReadOnlyList<BranchDialect> Services =
    [
        GitHubActions,

        BitbucketPipelines,

        // GitLab Docs, "Deprecated keywords": only what stands between slashes is a regular expression.
        GitLabCi,

        CodeshipBasic,

        // Codeship Pro's documentation of steps, on "tag": a regular expression where there is '^' or '$', else the name.
        CodeshipPro,

        // CircleCI Docs, "Configuration reference", on "filters": only what stands between slashes is a regular expression.
        CircleCi,

        CloudBeesUnify,
    ];

    /// <summary>Those of <c>CodeHost</c>, in the order of its members.</summary>
    public static readonly IReadOnlyList<BranchDialect> Hosts =
    [
        // GitHub Docs, "Managing a branch protection rule": Ruby's File.fnmatch with FNM_PATHNAME.
        new("GitHub branch protection rules", FnmatchText.Read),

        // GitLab's own RefMatcher (app/models/ref_matcher.rb): each '*' becomes '.*?', all else is quoted.
        new("GitLab protected branches", CrossingText.Read),

        // Bitbucket Cloud REST API, branch restrictions, on "glob" patterns: '*' is zero or more characters, every other one itself.
        new("Bitbucket Cloud branch restrictions", CrossingText.Read),

        // Atlassian Support, "Branch permission patterns" of Bitbucket Data Center.
        new("Bitbucket Data Center branch permissions", AntText.Read),
    ];

    /// <summary>The dialect of a member of <c>CiService</c>; null if there is no such member.</summary>
    public static BranchDialect? OfService(long member) => At(Services, member);

    /// <summary>The dialect of a member of <c>CodeHost</c>; null if there is no such member.</summary>
    public static BranchDialect? OfHost(long member) => At(Hosts, member);

    private static BranchDialect? At(IReadOnlyList<BranchDialect> dialects, long member) =>
        member >= 0 && member < dialects.Count ? dialects[(int)member] : null;
}
