using System.Collections.Immutable;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>The signatures that a ledger holds, checked again: a key may have been withdrawn, and a row may have been written by anybody.</summary>
internal static class Signatures
{
    /// <summary>The versions of the rows whose signature does not verify by the keys that are allowed now.</summary>
    public static async Task<IReadOnlySet<long>> ForgedAsync(
        DeliverySession session, string stream, ImmutableArray<ApprovalRequest> requests, CancellationToken cancellationToken)
    {
        var forged = new HashSet<long>();
        Verdict<string>? signers = null;
        foreach (var request in requests)
        {
            foreach (var (entry, given) in request.Given.Where(yes => yes.Given.Strength == ApprovalStrength.Signed))
            {
                signers ??= await AllowedSigners.ReadAsync(session, cancellationToken).ConfigureAwait(false);
                if (signers.Value.Refusal is not null || !await VerifiesAsync(signers.Value.Value, request, given).ConfigureAwait(false))
                {
                    forged.Add(entry.Version);
                }
            }
        }

        return forged;

        async Task<bool> VerifiesAsync(string allowed, ApprovalRequest request, ApprovalGiven given) =>
            await SshKeygen.SignerAsync(
                ApprovalStatement.Of(stream, request.Asked, given), given.Signature ?? "", allowed, cancellationToken)
                .ConfigureAwait(false) is { Refusal: null, Value: var signer }
            && signer == given.Approver;
    }
}
