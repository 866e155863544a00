namespace Deployment.Sdk.Ledgers;

/// <summary>One thing that would be done, as a yes is about it.</summary>
/// <param name="Words">What, in half a sentence that names the app.</param>
/// <param name="Value">The hash of the value that it sets, keyed with the ledger's key; null for what sets none.</param>
internal sealed record ApprovedStep(string Words, string? Value);
