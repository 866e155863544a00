using System.Collections.Concurrent;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>What goes on after a request was answered. Ending it leaves unfinished work pending, for the next start to take up.</summary>
internal sealed class Background
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>Told when the emulator ends.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Starts something; it is not awaited by anybody but the end of the emulator.</summary>
    public Task Run(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => work(_ending.Token), CancellationToken.None);
        _running[task] = 0;
        _ = task.ContinueWith(
            done => _running.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }

    public Task BeginEndingAsync() => _ending.CancelAsync();

    /// <summary>Waits for all that runs, and for what that may still have started.</summary>
    public async Task EndAsync()
    {
        await BeginEndingAsync().ConfigureAwait(false);
        while (!_running.IsEmpty)
        {
            await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
