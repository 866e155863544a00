using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>A no to a request, as a person gives it.</summary>
internal sealed class HandRejection(DeliverySession session)
{
    private readonly People _people = People.Of(session.Plan);

    public async Task<DeliveryResult> RejectAsync(string request, string role, string reason, string? stated, CancellationToken cancellationToken)
    {
        try
        {
            var asked = await new Answering(session).FindAsync(request, role, cancellationToken).ConfigureAwait(false);
            var why = StatedText.Of(session, "--reason", reason);
            if ((asked.Refusal ?? why.Refusal) is { } refusal)
            {
                return DeliveryResult.From(refusal);
            }

            var (filed, rule) = asked.Value;
            var identity = await Identity.RecordedAsync(session, stated, cancellationToken).ConfigureAwait(false);
            if (identity.Refusal is { } unknown)
            {
                return DeliveryResult.From(unknown);
            }

            // Whoever asks may take it back, so that they ask counts against nobody here.
            if (rule.By is { } by && !by.Select(_people.Name).Contains(_people.Name(identity.Value.Name), StringComparer.Ordinal)
                && !filed.Request.Asked.Requesters.Select(_people.Name).Contains(_people.Name(identity.Value.Name), StringComparer.Ordinal))
            {
                return DeliveryResult.From(Refusal.Policy($"{identity.Value.Name} is none of those who may answer for {rule.Role}"));
            }

            var appended = await new Answering(session).AppendAsync(
                filed, identity.Value, new ApprovalRejected(filed.Request.Id, rule.Role, identity.Value.Name, why.Value), cancellationToken).ConfigureAwait(false);
            return appended is { } lost
                ? DeliveryResult.From(lost)
                : new DeliveryResult(DeliveryOutcome.Done, $"{rule.Role} ({identity.Value.Name}) said no to {filed.Request.Id}: it is closed, and what it was about does not come to {filed.Target.Name}");
        }
        catch (LedgerException failure)
        {
            return Failures.OfLedger(failure);
        }
    }
}
