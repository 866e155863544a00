namespace Deployment.Sdk.Emulator.Logs;

/// <summary>The last lines of one app, as Heroku keeps them: 1500, and any number of readers follow.</summary>
internal sealed class AppLog
{
    public const int Kept = 1500;

    private readonly Lock _gate = new();
    private readonly Queue<LogLine> _lines = new();
    private TaskCompletionSource _changed = NewSignal();
    private long _first;
    private bool _isComplete;

    public void Write(IEnumerable<LogLine> lines) => Change(() =>
    {
        foreach (var line in lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
                _first++;
            }
        }
    });

    /// <summary>The app is gone: whoever follows comes to an end.</summary>
    public void Complete() => Change(() => _isComplete = true);

    /// <summary>What is there from a position on.</summary>
    /// <returns>The lines, and the position after them.</returns>
    public (IReadOnlyList<LogLine> Lines, long Next) Read(long from)
    {
        lock (_gate)
        {
            return ([.. _lines.Skip((int)Math.Max(0, from - _first))], _first + _lines.Count);
        }
    }

    /// <summary>Waits until there is something from a position on.</summary>
    /// <returns>False when nothing will come any more.</returns>
    public async Task<bool> WaitAsync(long from, CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (from < _first + _lines.Count)
                {
                    return true;
                }

                if (_isComplete)
                {
                    return false;
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
