using Deployment.Sdk.Emulator.Streams;

namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>Counts what a watcher may want to see, and lets it wait for the next.</summary>
internal sealed class Changes
{
    private readonly Watched _watched = new();
    private long _count;

    public long Count => _watched.Read(() => _count);

    public void Note() => _watched.Change(() => _count++);

    /// <summary>Ends at once when more has changed than was seen, or when a watcher knows a count of another run.</summary>
    public Task AfterAsync(long seen, CancellationToken ct) =>
        _watched.UntilAsync<long>(() => _count == seen ? null : _count, ct);
}
