namespace Deployment.Sdk.Ledgers;

/// <summary>The environment is one holder's alone. The row's version is the holder's fence.</summary>
/// <param name="Holder">Who, and what for.</param>
internal sealed record LockTaken(LeaseHolder Holder) : LedgerFact
{
    /// <summary>The fence of the holder that it was taken from; null when nobody held it.</summary>
    public long? InPlaceOf { get; init; }

    /// <summary>Why it could be taken from its holder; null when nobody held it.</summary>
    public string? Because { get; init; }
}
