namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>What is measured.</summary>
internal interface IRouteFinder
{
    /// <summary>Whether a route takes the branch.</summary>
    bool Finds(string branch);
}
