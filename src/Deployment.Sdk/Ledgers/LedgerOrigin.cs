namespace Deployment.Sdk.Ledgers;

/// <summary>Who wrote a row of the ledger, from where, and about which Heroku.</summary>
/// <param name="Run">The command that wrote it: one id for everything that it did.</param>
/// <param name="Api">The API that it talked to, so that a rehearsal can never be taken for the real thing.</param>
/// <param name="Machine">The machine that it ran on.</param>
/// <param name="Tool">This library's version.</param>
internal sealed record LedgerOrigin(string Run, Uri Api, string Machine, string Tool)
{
    /// <summary>The e-mail of the Heroku account whose token was used; null where none was needed.</summary>
    public string? Account { get; init; }

    /// <summary>Who started it, in the CI provider's own words; on a laptop what git says. Never proof of identity.</summary>
    public string? Actor { get; init; }

    /// <summary>The CI provider; null on a laptop.</summary>
    public string? Ci { get; init; }

    /// <summary>The page of the CI build.</summary>
    public Uri? Build { get; init; }

    /// <summary>The process on that machine, as the system counts them.</summary>
    public int? Process { get; init; }
}
