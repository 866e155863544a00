namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>
/// A way to find routes, run over many branches in a loop that the runtime compiles for it alone: nothing stands between the loop and
/// what is measured, whichever way it is.
/// </summary>
internal abstract class Way
{
    /// <summary>The loop alone, which costs every way the same.</summary>
    public static Way Nothing { get; } = new Way<NoFinder>(default);

    /// <summary>How many of the branches some route takes, over so many passes.</summary>
    public abstract int Count(string[] branches, int passes);

    private readonly struct NoFinder : IRouteFinder
    {
        public bool Finds(string branch) => branch.Length > 0;
    }
}

/// <inheritdoc/>
/// <typeparam name="TFinder">A structure, for only then has the loop machine code of its own.</typeparam>
internal sealed class Way<TFinder>(TFinder finder) : Way
    where TFinder : struct, IRouteFinder
{
    public override int Count(string[] branches, int passes)
    {
        var found = 0;
        var own = finder;
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var branch in branches)
            {
                found += own.Finds(branch) ? 1 : 0;
            }
        }

        return found;
    }
}
