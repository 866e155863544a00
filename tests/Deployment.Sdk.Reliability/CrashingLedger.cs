using System.Diagnostics;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Reliability;

/// <summary>A ledger whose process dies, as by a power cut, or is stopped for a while, at one exact row.</summary>
internal sealed class CrashingLedger(ILedgerStore inner, int at, bool before, bool stops) : ILedgerStore
{
    private int _appends;

    public string Name => inner.Name;

    public bool IsShared => inner.IsShared;

    public Task<ReadOnlyMemory<byte>> ReadKeyAsync(CancellationToken cancellationToken) => inner.ReadKeyAsync(cancellationToken);

    public Task<IReadOnlyList<string>> ListStreamsAsync(CancellationToken cancellationToken) => inner.ListStreamsAsync(cancellationToken);

    public Task<IReadOnlyList<LedgerRow>> ReadAsync(string stream, long after, CancellationToken cancellationToken) =>
        inner.ReadAsync(stream, after, cancellationToken);

    public async Task<LedgerAppend> AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<string> bodies, LeaseChange? lease, CancellationToken cancellationToken)
    {
        var isHere = ++_appends == at;
        if (isHere && before)
        {
            End();
        }

        var appended = await inner.AppendAsync(stream, expectedVersion, bodies, lease, cancellationToken);
        if (isHere)
        {
            End();
        }

        return appended;
    }

    public Task<LedgerLease?> ReadLeaseAsync(string stream, CancellationToken cancellationToken) =>
        inner.ReadLeaseAsync(stream, cancellationToken);

    public Task<LedgerLease?> RenewAsync(string stream, long fence, TimeSpan life, CancellationToken cancellationToken) =>
        inner.RenewAsync(stream, fence, life, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void End()
    {
        if (stops)
        {
            Stop();
        }
        else
        {
            Die();
        }
    }

    // SIGSTOP: all threads stand still, until somebody sends SIGCONT.
    private static void Stop()
    {
        using var kill = Process.Start("sh", ["-c", $"kill -STOP {Environment.ProcessId}"]);
        kill.WaitForExit();
    }

    // SIGKILL: nothing runs afterwards, no handler, no finally.
    private static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Environment.FailFast("It should be dead.");
    }
}
