namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>The values of <c>Deployment.Sdk.BranchRole</c>.</summary>
internal enum BranchRole
{
    Main,
    Develop,
    Release,
    Hotfix,
    Feature,
}
