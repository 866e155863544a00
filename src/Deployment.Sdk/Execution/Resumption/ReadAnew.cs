using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>What a delivery that somebody else began is about, as it is now.</summary>
/// <param name="State">What the target runs.</param>
/// <param name="Source">What its source runs; null for what is no promotion.</param>
/// <param name="Revision">What was to arrive.</param>
internal sealed record ReadAnew(TargetState State, TargetState? Source, Revision Revision)
{
    public static async Task<Verdict<ReadAnew>> ReadAsync(
        DeliverySession session,
        HerokuConnection heroku,
        Target target,
        DeliveryBegan began,
        GivenSecrets given,
        CancellationToken cancellationToken)
    {
        var reader = new TargetReader(heroku.Reader);
        var state = await reader.ReadAsync(session.Plan, target, cancellationToken).ConfigureAwait(false);
        session.Mask(state.Secrets);
        TargetState? source = null;
        if (began.From is { } from)
        {
            var found = TargetNames.Find(session.Plan, from);
            if (found.Refusal is { } gone)
            {
                return gone;
            }

            source = await reader.ReadAsync(session.Plan, found.Value, cancellationToken).ConfigureAwait(false);
        }

        return new ReadAnew(
            state with { Given = given },
            source,
            new Revision(
                began.Commit,
                began.Branch,
                began.Branch is { } branch ? GitReference.Branch(branch) : GitReference.Unknown,
                RevisionOrigin.Git,
                Trigger.Manual));
    }
}
