using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Who somebody at the command line is, and how well that is known.</summary>
/// <param name="Name">An e-mail, lower case.</param>
/// <param name="Strength">How well it is known.</param>
internal sealed record Identity(string Name, ApprovalStrength Strength)
{
    /// <summary>The signature over what is said; null unless it is signed.</summary>
    public string? Signature { get; init; }

    /// <summary>The Heroku account; null where none was asked for.</summary>
    public Account? Account { get; init; }

    /// <summary>By the account of one's own Heroku token.</summary>
    /// <param name="session">The session.</param>
    /// <param name="stated">Who it is in a rehearsal; null takes the rehearsal's account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Verdict<Identity>> RecordedAsync(DeliverySession session, string? stated, CancellationToken cancellationToken)
    {
        if (stated is not null)
        {
            return session.IsRehearsal
                ? new Identity(stated.Trim().ToLowerInvariant(), ApprovalStrength.Recorded)
                : Refusal.Usage("--as is for rehearsals: outside of them your Heroku token says who you are");
        }

        var connection = session.ConnectPersonally();
        if (connection.Refusal is { } refusal)
        {
            return refusal;
        }

        try
        {
            var account = await session.AccountAsync(connection.Value, cancellationToken).ConfigureAwait(false);
            return account.Email.Trim() is { Length: > 0 } email
                ? new Identity(email.ToLowerInvariant(), ApprovalStrength.Recorded) { Account = account }
                : Refusal.Policy("Heroku does not say which e-mail the account of your token has");
        }
        catch (HerokuException failure)
        {
            var told = Failures.BeforeAnyChange(failure);
            return new Refusal(told.Outcome, told.Message, told.Remedy);
        }
    }

    /// <summary>By a signature that the allowed signers know.</summary>
    public static async Task<Verdict<Identity>> SignedAsync(
        DeliverySession session, string statement, string keyFile, CancellationToken cancellationToken)
    {
        var signers = await AllowedSigners.ReadAsync(session, cancellationToken).ConfigureAwait(false);
        if (signers.Refusal is { } none)
        {
            return none;
        }

        var signature = await SshKeygen.SignAsync(keyFile, statement, cancellationToken).ConfigureAwait(false);
        if (signature.Refusal is { } unsigned)
        {
            return unsigned;
        }

        var signer = await SshKeygen.SignerAsync(statement, signature.Value, signers.Value, cancellationToken).ConfigureAwait(false);
        return signer.Refusal is { } unknown
            ? unknown
            : new Identity(signer.Value, ApprovalStrength.Signed) { Signature = signature.Value };
    }
}
