namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>Something that can be done to a ledger.</summary>
internal abstract record Operation(string Stream)
{
    /// <summary>An append at the newest version, or beside it.</summary>
    public sealed record Append(string Stream, int Off, int Rows, LeaseChange? Change) : Operation(Stream);

    /// <summary>A renewal.</summary>
    public sealed record Renew(string Stream, long Fence, TimeSpan Life) : Operation(Stream);
}
