namespace Deployment.Sdk.Execution;

/// <summary>The end of a wait.</summary>
internal readonly struct Deadline(TimeProvider time, TimeSpan limit)
{
    private readonly long _start = time.GetTimestamp();

    public bool IsOver => time.GetElapsedTime(_start) >= limit;
}
