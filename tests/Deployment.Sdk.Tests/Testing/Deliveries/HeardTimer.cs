namespace Deployment.Sdk.Tests.Testing;

/// <summary>Some code sets a timer when it makes it, other code afterwards.</summary>
internal sealed class HeardTimer(ITimer inner, Action<TimeSpan> hear) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var changed = inner.Change(dueTime, period);
        hear(dueTime);
        return changed;
    }

    public void Dispose() => inner.Dispose();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
