namespace Deployment.Sdk.Ledgers;

/// <summary>Opens a shared ledger. The package <c>Deployment.Sdk.PostgreSql</c> implements it; generated code hands it in.</summary>
public interface ILedgerHost
{
    /// <summary>Whether it can open what an address names, judged by the address alone.</summary>
    /// <param name="address">The value of <c>DEPLOYMENT_LEDGER_URL</c>. It may hold a password: it appears in no message.</param>
    bool Knows(Uri address);

    /// <summary>Opens it. It fails with a <see cref="LedgerException"/> that says what helps when it cannot be reached, or was never set up.</summary>
    /// <param name="address">The value of <c>DEPLOYMENT_LEDGER_URL</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ILedgerStore> OpenAsync(Uri address, CancellationToken cancellationToken);

    /// <summary>Sets it up, or brings it up to date. Needs the rights of the database's owner, which deliveries do not have.</summary>
    /// <param name="address">The address, with the owner's role.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was done, a line each; empty when there was nothing to do.</returns>
    Task<IReadOnlyList<string>> MigrateAsync(Uri address, CancellationToken cancellationToken);
}
