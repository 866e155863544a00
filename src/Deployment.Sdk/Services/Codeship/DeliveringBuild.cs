namespace Deployment.Sdk.Services.Codeship;

/// <summary>A build of Codeship that delivers. It has no end yet that its API could tell of, and a gate that waited for it would wait for itself.</summary>
internal static class DeliveringBuild
{
    /// <summary>
    /// Whether this process runs in the build of a commit. Basic runs deployments only after the tests, Pro runs the steps of a build in
    /// their order; what stands beside the tests in a parallel group is the team's to avoid.
    /// </summary>
    /// <param name="services">The means.</param>
    /// <param name="commit">The commit that is delivered; of another one this build says nothing.</param>
    public static bool Is(IServiceContext services, string commit) =>
        string.Equals(services.Variable("CI_NAME"), "codeship", StringComparison.OrdinalIgnoreCase)
        && string.Equals(services.Variable("CI_COMMIT_ID"), commit, StringComparison.OrdinalIgnoreCase);
}
