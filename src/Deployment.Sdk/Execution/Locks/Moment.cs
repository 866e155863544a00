namespace Deployment.Sdk.Execution;

/// <summary>
/// When something was, by both of this machine's clocks. The one that only goes forward stands still while a machine sleeps; the one on the
/// wall may be set back.
/// </summary>
/// <param name="Timestamp">By the first.</param>
/// <param name="At">By the second.</param>
internal readonly record struct Moment(long Timestamp, DateTimeOffset At)
{
    public static Moment Now(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

    /// <summary>How long ago it was: what the clock says that went further.</summary>
    public TimeSpan Ago(TimeProvider time)
    {
        var (elapsed, wall) = (time.GetElapsedTime(Timestamp), time.GetUtcNow() - At);
        return elapsed > wall ? elapsed : wall;
    }
}
