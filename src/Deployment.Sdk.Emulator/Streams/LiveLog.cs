using System.Text;

namespace Deployment.Sdk.Emulator.Streams;

/// <summary>An output that grows until it is complete; any number of readers follow it.</summary>
internal sealed class LiveLog
{
    private readonly Lock _gate = new();
    private readonly MemoryStream _bytes = new();
    private TaskCompletionSource _changed = NewSignal();
    private bool _isComplete;

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return Encoding.UTF8.GetString(_bytes.GetBuffer(), 0, (int)_bytes.Length);
            }
        }
    }

    /// <summary>The length in bytes of a complete log; null while it may grow.</summary>
    public long? FinalLength
    {
        get
        {
            lock (_gate)
            {
                return _isComplete ? _bytes.Length : null;
            }
        }
    }

    public void WriteLine(string line) => Change(() => _bytes.Write(Encoding.UTF8.GetBytes(line + "\n")));

    public void Complete() => Change(() => _isComplete = true);

    /// <summary>What stands from a byte on; waits until there is something or the log is complete.</summary>
    /// <returns>Nothing when the log is complete and has no more.</returns>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(long from, CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (from < _bytes.Length)
                {
                    return _bytes.GetBuffer().AsMemory((int)from, (int)(_bytes.Length - from)).ToArray();
                }

                if (_isComplete)
                {
                    return ReadOnlyMemory<byte>.Empty;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(ct).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            var signal = _changed;
            _changed = NewSignal();
            signal.SetResult();
        }
    }
}
