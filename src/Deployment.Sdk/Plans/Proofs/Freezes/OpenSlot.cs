namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>When something may arrive again.</summary>
internal static class OpenSlot
{
    /// <summary>
    /// The first minute, not before the given one, that no window closes, weekly and dated ones alike; null if weekly ones close
    /// every week. All windows are taken for those of one time zone whose clock is never changed.
    /// </summary>
    public static long? FirstMinute(IReadOnlyList<FreezeWindow> windows, long from)
    {
        // Else it is found: each step below ends a dated window, or one of the weekly windows of a week that have a gap.
        if (FrozenWeek.HasNoOpenMinute(windows))
        {
            return null;
        }

        var minute = from;
        while (EndOfFreeze(windows, minute) is { } end)
        {
            minute = end;
        }

        return minute;
    }

    private static long? EndOfFreeze(IReadOnlyList<FreezeWindow> windows, long minute)
    {
        var closing = windows.SelectMany(window => window.Around(minute)).Where(span => span.Contains(minute)).ToList();
        return closing.Count == 0 ? null : closing.Max(span => span.End);
    }
}
