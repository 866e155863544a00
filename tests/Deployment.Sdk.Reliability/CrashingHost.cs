using Deployment.Sdk.Ledgers;
using Deployment.Sdk.PostgreSql;

namespace Deployment.Sdk.Reliability;

/// <summary>
/// Opens a ledger that kills or stops its process: <c>trap:///?of=LEDGER&amp;at=N&amp;when=before|after&amp;act=kill|stop</c> before or after
/// the N-th time that something is appended. Everything else is PostgreSQL's.
/// </summary>
internal sealed class CrashingHost : ILedgerHost
{
    /// <param name="ledger">The address of the ledger that it is in truth.</param>
    /// <param name="at">At which append, from 1.</param>
    /// <param name="before">Whether before it, or after it.</param>
    /// <param name="stops">Whether the process is stopped, to be woken later, rather than killed.</param>
    public static string Address(string ledger, int at, bool before, bool stops = false) =>
        $"trap:///?of={Uri.EscapeDataString(ledger)}&at={at}&when={(before ? "before" : "after")}&act={(stops ? "stop" : "kill")}";

    public bool Knows(Uri address) => address.Scheme == "trap" || PostgreSqlLedger.Host.Knows(address);

    public async Task<ILedgerStore> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != "trap")
        {
            return await PostgreSqlLedger.Host.OpenAsync(address, cancellationToken);
        }

        var options = address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        var ledger = new Uri(options["of"]);
        return new CrashingLedger(
            ledger.IsFile
                ? await SqliteLedger.OpenAsync(ledger.LocalPath, TimeProvider.System, cancellationToken)
                : await PostgreSqlLedger.Host.OpenAsync(ledger, cancellationToken),
            int.Parse(options["at"], System.Globalization.CultureInfo.InvariantCulture),
            options["when"] == "before",
            options["act"] == "stop");
    }

    public Task<IReadOnlyList<string>> MigrateAsync(Uri address, CancellationToken cancellationToken) =>
        PostgreSqlLedger.Host.MigrateAsync(address, cancellationToken);
}
