using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>The ledger of an environment, and what it said when it was opened.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="View">What it said.</param>
internal sealed record OpenLedger(EnvironmentLedger Ledger, LedgerView View) : IDisposable
{
    public void Dispose() => Ledger.Dispose();
}
