namespace Deployment.Sdk.Ledgers;

/// <summary>A person said yes.</summary>
/// <param name="Request">To which request.</param>
/// <param name="Role">In which role.</param>
/// <param name="Approver">Who, as far as it is known: an e-mail, lower case.</param>
/// <param name="Strength">How well it is known.</param>
internal sealed record ApprovalGiven(string Request, string Role, string Approver, ApprovalStrength Strength) : LedgerFact
{
    /// <summary>What they say that they looked at.</summary>
    public string? Evidence { get; init; }

    /// <summary>The SSH signature over the digest of the request and of this; null unless it is signed.</summary>
    public string? Signature { get; init; }

    /// <summary>When it was signed, by the signer's clock; null unless it is signed.</summary>
    public DateTimeOffset? SignedAt { get; init; }
}
