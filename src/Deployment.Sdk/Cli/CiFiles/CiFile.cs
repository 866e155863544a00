using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>A file by which a service runs a plan's deliveries.</summary>
/// <param name="Name">How the command line calls the service.</param>
/// <param name="Path">Where the service looks for the file, from the root of the repository.</param>
/// <param name="Write">Its text.</param>
internal sealed record CiFile(string Name, string Path, Func<CiPipeline, string> Write)
{
    public static IReadOnlyList<CiFile> All { get; } =
    [
        new("bitbucket", "bitbucket-pipelines.yml", BitbucketPipelinesFile.Of),
        new("github", ".github/workflows/delivery.yml", GitHubWorkflow.Of),
        new("gitlab", ".gitlab-ci.yml", GitLabCiFile.Of),
        new("circleci", ".circleci/config.yml", CircleCiConfig.Of),
        new("cloudbees", ".cloudbees/workflows/delivery.yaml", CloudBeesWorkflow.Of),
        new("codeship", "codeship-steps.yml", CodeshipSteps.Of),
        new("codeship-basic", "codeship-basic.sh", CodeshipBasicScript.Of),
    ];

    /// <summary>Says where a filter is wider than the plan.</summary>
    public static string Difference(CiDeployment deployment, BranchDialect dialect, string branch) =>
        branch.Length > 0
            ? $"{dialect.Name} cannot say {deployment.Pattern}: this one may take {branch} too, which the plan does not send here, so the job asks first."
            : $"{dialect.Name} cannot say {deployment.Pattern}: this one takes more than the plan sends here, so the job asks first.";
}
