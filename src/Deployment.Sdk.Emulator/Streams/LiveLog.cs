using System.Text;

namespace Deployment.Sdk.Emulator.Streams;

/// <summary>An output that grows until it is complete; any number of readers follow it.</summary>
internal sealed class LiveLog
{
    private readonly Watched _watched = new();
    private readonly MemoryStream _bytes = new();
    private bool _isComplete;

    public string Text => _watched.Read(() => Encoding.UTF8.GetString(_bytes.GetBuffer(), 0, (int)_bytes.Length));

    /// <summary>The length in bytes of a complete log; null while it may grow.</summary>
    public long? FinalLength => _watched.Read(() => _isComplete ? _bytes.Length : (long?)null);

    public void WriteLine(string line) => _watched.Change(() => _bytes.Write(Encoding.UTF8.GetBytes(line + "\n")));

    public void Complete() => _watched.Change(() => _isComplete = true);

    /// <summary>What stands from a byte on; waits until there is something or the log is complete.</summary>
    /// <returns>Nothing when the log is complete and has no more.</returns>
    public Task<ReadOnlyMemory<byte>> ReadAsync(long from, CancellationToken ct) => _watched.UntilAsync<ReadOnlyMemory<byte>>(
        () => from < _bytes.Length ? _bytes.GetBuffer().AsMemory((int)from, (int)(_bytes.Length - from)).ToArray()
            : _isComplete ? ReadOnlyMemory<byte>.Empty

            // Bare, it would be converted to an empty piece.
            : (ReadOnlyMemory<byte>?)null,
        ct);
}
