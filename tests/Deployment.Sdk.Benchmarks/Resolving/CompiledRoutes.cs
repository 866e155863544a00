namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>The emitted comparisons, called as a team calls them.</summary>
internal static class CompiledRoutes
{
    public readonly struct Of5 : IRouteFinder
    {
        public bool Finds(string branch) => Routes5.Resolve(branch).IsMatch;
    }

    public readonly struct Of20 : IRouteFinder
    {
        public bool Finds(string branch) => Routes20.Resolve(branch).IsMatch;
    }

    public readonly struct Of100 : IRouteFinder
    {
        public bool Finds(string branch) => Routes100.Resolve(branch).IsMatch;
    }
}
