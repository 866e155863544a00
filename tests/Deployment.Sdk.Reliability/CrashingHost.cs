using Deployment.Sdk.Ledgers;
using Deployment.Sdk.PostgreSql;

namespace Deployment.Sdk.Reliability;

/// <summary>
/// Opens a ledger that kills its process: <c>crash:///FILE?at=N&amp;when=before|after</c> before or after the N-th time that
/// something is appended. Everything else is PostgreSQL's.
/// </summary>
internal sealed class CrashingHost : ILedgerHost
{
    public static string Address(string file, int at, bool before) =>
        $"crash://{new Uri(file).AbsolutePath}?at={at}&when={(before ? "before" : "after")}";

    public bool Knows(Uri address) => address.Scheme == "crash" || PostgreSqlLedger.Host.Knows(address);

    public async Task<ILedgerStore> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != "crash")
        {
            return await PostgreSqlLedger.Host.OpenAsync(address, cancellationToken);
        }

        var options = address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new CrashingLedger(
            await SqliteLedger.OpenAsync(address.LocalPath, TimeProvider.System, cancellationToken),
            int.Parse(options["at"], System.Globalization.CultureInfo.InvariantCulture),
            options["when"] == "before");
    }

    public Task<IReadOnlyList<string>> MigrateAsync(Uri address, CancellationToken cancellationToken) =>
        PostgreSqlLedger.Host.MigrateAsync(address, cancellationToken);
}
