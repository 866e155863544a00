namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>Counts what a watcher may want to see, and lets it wait for the next.</summary>
internal sealed class Changes
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = New();
    private long _count;

    public long Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public void Note()
    {
        TaskCompletionSource reached;
        lock (_gate)
        {
            _count++;
            reached = _next;
            _next = New();
        }

        reached.SetResult();
    }

    /// <summary>Ends at once when more has changed than was seen, or when a watcher knows a count of another run.</summary>
    public Task AfterAsync(long seen, CancellationToken ct)
    {
        lock (_gate)
        {
            return _count == seen ? _next.Task.WaitAsync(ct) : Task.CompletedTask;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
