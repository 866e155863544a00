using System.Collections.Concurrent;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>What goes on after a request was answered. Ending it leaves unfinished work pending, for the next start to take up.</summary>
internal sealed class Background : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>Starts something; it is not awaited by anybody but the end of the emulator.</summary>
    public Task Run(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => work(_ending.Token), CancellationToken.None);
        _running[task] = 0;
        _ = task.ContinueWith(
            done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }
}
