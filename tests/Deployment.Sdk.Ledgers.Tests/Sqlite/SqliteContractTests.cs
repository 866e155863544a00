using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>The embedded ledger, by a clock that moves when it is looked at.</summary>
public sealed class SqliteContractTests : LedgerContractTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deployment-sdk-test-");
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    protected override (string Variable, string Value) Address => (WriterProcess.FileVariable, File);

    private string File => Path.Combine(_folder.FullName, "ledger.db");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override async Task<ILedgerStore> OpenAsync() => await SqliteLedger.OpenAsync(File, _time, Token);
}
