using System.Diagnostics;
using Deployment.Sdk.PostgreSql;

namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>A process of its own that appends until it is killed: this program, asked for one test.</summary>
public sealed class WriterProcess
{
    public const string Stream = "p/LIVE";
    public const string FileVariable = "LEDGER_TEST_FILE";
    public const string UrlVariable = "LEDGER_TEST_URL";

    private const string Acknowledged = "acknowledged ";

    /// <summary>Whether this process is one.</summary>
    public static bool IsThis =>
        System.Environment.GetEnvironmentVariable(FileVariable) is not null || System.Environment.GetEnvironmentVariable(UrlVariable) is not null;

    /// <summary>Starts it, kills it after some rows, and returns those that it was told are there.</summary>
    public static async Task<IReadOnlyList<string>> KillAsync((string Variable, string Value) ledger, int after, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Deployment.Sdk.Ledgers.Tests"))
        {
            ArgumentList = { "-noLogo", "-explicit", "only", "-method", $"{typeof(WriterProcess).FullName}.{nameof(Appends_until_it_is_killed)}" },
            Environment = { [ledger.Variable] = ledger.Value },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var rows = new List<string>();
        var told = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            told.Add(line);
            // The runner's own line may not have ended yet.
            if (line.IndexOf(Acknowledged, StringComparison.Ordinal) is var at && at >= 0)
            {
                rows.Add(line[(at + Acknowledged.Length)..]);
                if (rows.Count == after)
                {
                    process.Kill();
                }
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        Assert.True(rows.Count >= after, string.Join('\n', told));
        return rows;
    }

    [Fact(Explicit = true)]
    public async Task Appends_until_it_is_killed()
    {
        var token = TestContext.Current.CancellationToken;
        var output = Console.OpenStandardOutput();
        await using var store = System.Environment.GetEnvironmentVariable(FileVariable) is { } file
            ? await SqliteLedger.OpenAsync(file, TimeProvider.System, token)
            : await PostgreSqlLedger.Host.OpenAsync(new Uri(System.Environment.GetEnvironmentVariable(UrlVariable)!), token);
        var version = (await store.ReadAsync(Stream, 0, token)).Count;
        while (true)
        {
            var body = $"{System.Environment.ProcessId}:{version}";
            var done = Assert.IsType<LedgerAppend.Appended>(await store.AppendAsync(Stream, version, [body], null, token));
            version = (int)done.Rows[^1].Version;
            await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{Acknowledged}{body}\n"), token);
            await output.FlushAsync(token);
        }
    }
}
