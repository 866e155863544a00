namespace Deployment.Sdk.Emulator.Streams;

/// <summary>Guards something that grows, and lets any number of readers wait until it says what they wait for.</summary>
internal sealed class Watched
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewSignal();

    public T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    public void Change(Action change)
    {
        lock (_gate)
        {
            change();
            var signal = _changed;
            _changed = NewSignal();
            signal.SetResult();
        }
    }

    /// <summary>Reads again after each change, until there is something to tell.</summary>
    /// <param name="read">What there is; null when nobody has to be told yet.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<T> UntilAsync<T>(Func<T?> read, CancellationToken ct)
        where T : struct
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (read() is { } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(ct).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
