using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Opens the ledger of an environment, to read it and to add what needs no lock. One that tells of another Heroku is not opened: what is
/// written there can never be taken out again.
/// </summary>
internal sealed class TargetLedger(DeliverySession session)
{
    /// <summary>Opens it in the name of the account whose token the environment is reached with.</summary>
    /// <exception cref="HerokuException">The account cannot be asked for.</exception>
    public async Task<Verdict<OpenLedger>> OpenAsync(Target target, CancellationToken cancellationToken)
    {
        // Before the token is read.
        if (CiTrigger.Check(session) is { } forbidden)
        {
            return forbidden;
        }

        var connection = session.Connect(target);
        return connection.Refusal is { } closed
            ? closed
            : await OpenAsync(
                target,
                connection.Value.Api,
                await session.AccountAsync(connection.Value, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens it in the name of an account; null where none is needed.</summary>
    public async Task<Verdict<OpenLedger>> OpenAsync(Target target, Uri api, Account? account, CancellationToken cancellationToken)
    {
        if (CiTrigger.Check(session) is { } forbidden)
        {
            return forbidden;
        }

        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        if ((opened.Refusal ?? EnvironmentLock.Ephemeral(session, target, opened.Value)) is { } refusal)
        {
            return refusal;
        }

        var ledger = new EnvironmentLedger(
            opened.Value, EnvironmentLedger.StreamOf(session.Plan.Pipeline, target.Name), Origins.Of(session, api, account));
        try
        {
            var view = await ledger.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (EnvironmentLock.Foreign(session, ledger, target, view) is not { } foreign)
            {
                return new OpenLedger(ledger, view);
            }

            ledger.Dispose();
            return foreign;
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }
}
