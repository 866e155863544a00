namespace Deployment.Sdk.Ledgers;

/// <summary>The right to change an environment, for a while. It is one row beside the stream, changed only by compare-and-set.</summary>
/// <param name="Fence">The version of the row that took it: grows with each holder.</param>
/// <param name="Holder">Who holds it: JSON of the row's own making, for people and for take-over.</param>
/// <param name="ExpiresAt">Until when, by the store's clock, in UTC.</param>
/// <param name="Now">What the store's clock said when it answered. Only the difference counts: clocks differ between machines.</param>
public sealed record LedgerLease(long Fence, string Holder, DateTimeOffset ExpiresAt, DateTimeOffset Now)
{
    /// <summary>How long it still runs; zero when it has run out.</summary>
    public TimeSpan Left => ExpiresAt > Now ? ExpiresAt - Now : TimeSpan.Zero;
}
