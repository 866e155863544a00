namespace Deployment.Sdk.Ledgers;

/// <summary>What an append does to the lease of its stream.</summary>
public abstract record LeaseChange
{
    private LeaseChange()
    {
    }

    /// <summary>
    /// Takes it, if nobody holds it: there is none, it has run out, or it is the one under <paramref name="InPlaceOf"/>. The first
    /// row that is appended is its fence.
    /// </summary>
    /// <param name="Holder">Who takes it.</param>
    /// <param name="Life">How long it runs.</param>
    /// <param name="InPlaceOf">The fence of a lease that is taken from its holder; null takes only what nobody holds.</param>
    public sealed record Take(string Holder, TimeSpan Life, long? InPlaceOf) : LeaseChange;

    /// <summary>Requires that it is still held under a fence, whether or not it has run out meanwhile, and leaves it as it is.</summary>
    /// <param name="Fence">The fence.</param>
    public sealed record Hold(long Fence) : LeaseChange;

    /// <summary>Gives it up, if it is held under a fence.</summary>
    /// <param name="Fence">The fence.</param>
    public sealed record Release(long Fence) : LeaseChange;
}
