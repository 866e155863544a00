namespace Deployment.Sdk.Revisions;

/// <summary>Where a commit stands against what the target runs.</summary>
internal abstract record Direction
{
    private Direction()
    {
    }

    /// <summary>The target has never run anything.</summary>
    public sealed record First : Direction;

    /// <summary>The commit comes after what runs.</summary>
    /// <param name="CommitsAhead">How many commits it brings.</param>
    public sealed record Forward(int CommitsAhead) : Direction;

    /// <summary>The commit is what runs.</summary>
    public sealed record Same : Direction;

    /// <summary>The commit comes before what runs.</summary>
    public sealed record Backward : Direction;

    /// <summary>Each has commits that the other lacks.</summary>
    public sealed record Diverged : Direction;

    /// <summary>It cannot be told.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Remedy">What lets it be told; null where nothing does while the target runs what it runs.</param>
    public sealed record Unknown(string Reason, string? Remedy = null) : Direction;
}
