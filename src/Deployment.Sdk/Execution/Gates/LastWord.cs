using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// That nothing kept a delivery out when it was asked for the last time, and up to which row of the ledger people were heard. What they
/// say between that and its beginning counts too.
/// </summary>
/// <param name="Target">The environment.</param>
/// <param name="Version">The newest row that was heard.</param>
/// <param name="Trigger">What started the delivery.</param>
/// <param name="Subject">What a yes to it is about; null for a rollback, which asks nobody and waits for nothing.</param>
internal sealed record LastWord(Target Target, long Version, Trigger Trigger, ApprovalSubject? Subject)
{
    /// <summary>Why it may not begin after all; null when nobody said anything against it since.</summary>
    /// <param name="newest">What the ledger says at the moment when it begins.</param>
    /// <param name="now">The time.</param>
    public Refusal? Since(LedgerView newest, DateTimeOffset now)
    {
        if (Subject is not { } subject)
        {
            return null;
        }

        // Also who goes through freezes was not asked about this one.
        if (newest.Entries.Any(entry => entry.Version > Version && entry.Fact is FreezeBegan or HoldSet)
            && StandingRules.Of(newest, Target, Trigger, now).FirstOrDefault() is { } rule)
        {
            return Refusal.Policy($"{Target.Name} is closed: {rule.Text}", rule.Remedy) with { IsFrozen = rule.IsFreeze };
        }

        return ApprovalRequest.In(newest)
            .Where(request => request.Closed?.Version > Version && request.Asked.Subject.IsSameAs(subject))
            .Select(request => (request.Id, request.Closed!.Fact))
            .LastOrDefault() switch
            {
                (_, ApprovalRejected no) => Refusal.Policy($"{no.Role} said no to {Target.Name} in between ({no.Rejecter}): {no.Reason}"),
                (var id, ApprovalVoided gone) => Refusal.Outdated($"the request {id} became void in between: {gone.Reason}", "deliver again"),
                _ => null,
            };
    }
}
