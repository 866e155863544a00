namespace Deployment.Sdk.Tests.Testing;

/// <summary>A clock that runs as fast as the real one, and shows another time.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _shift;

    /// <summary>Sets it to show a time from now on.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _shift, (now - System.GetUtcNow()).Ticks);

    /// <summary>Puts it forward.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));
}
