namespace Deployment.Sdk.Ledgers;

/// <summary>The newest row of a stream, without what it says.</summary>
/// <param name="Version">Its version; 0 when the stream has no row.</param>
/// <param name="At">When it was appended.</param>
/// <param name="Hash">Its hash.</param>
public sealed record LedgerHead(long Version, DateTimeOffset At, string Hash)
{
    /// <summary>The head of a stream without rows.</summary>
    public static LedgerHead None { get; } = new(0, DateTimeOffset.UnixEpoch, LedgerChain.Genesis);
}
