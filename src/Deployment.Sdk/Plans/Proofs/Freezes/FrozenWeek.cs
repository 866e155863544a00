namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>What weekly freezes leave of a week.</summary>
internal static class FrozenWeek
{
    /// <summary>The minutes of the week that weekly windows of one time zone close together, in order and apart from each other.</summary>
    public static IReadOnlyList<MinuteSpan> Closed(IEnumerable<FreezeWindow> windows)
    {
        var closed = new List<MinuteSpan>();
        foreach (var part in windows.Where(window => window.IsWeekly).SelectMany(WithinWeek).OrderBy(part => part.Start))
        {
            if (closed.Count > 0 && part.Start <= closed[closed.Count - 1].End)
            {
                closed[closed.Count - 1] = new(closed[closed.Count - 1].Start, Math.Max(closed[closed.Count - 1].End, part.End));
            }
            else
            {
                closed.Add(part);
            }
        }

        return closed;
    }

    /// <summary>
    /// The weekly windows that together leave no minute of any week open; empty if there is none. Only windows of one time zone are
    /// counted together: how two zones lie to each other changes with their clocks, so that of several zones nothing is claimed.
    /// </summary>
    public static IReadOnlyList<FreezeWindow> WithoutOpenMinute(IEnumerable<FreezeWindow> windows) =>
        windows.Where(window => window.IsWeekly).GroupBy(window => window.TimeZone, StringComparer.Ordinal)
            .Where(HasNoOpenMinute)
            .Select(zone => zone.ToList())
            .FirstOrDefault() ?? [];

    /// <summary>Whether weekly windows of one time zone together leave no minute of any week open.</summary>
    public static bool HasNoOpenMinute(IEnumerable<FreezeWindow> windows) =>
        Closed(windows).Any(closed => closed is { Start: 0, End: WallMinute.PerWeek });

    /// <summary>The minutes of the week that weekly windows of one time zone leave open, in order and apart from each other.</summary>
    public static IReadOnlyList<MinuteSpan> Open(IEnumerable<FreezeWindow> windows)
    {
        var open = new List<MinuteSpan>();
        var end = 0L;
        foreach (var closed in Closed(windows).Concat([new MinuteSpan(WallMinute.PerWeek, WallMinute.PerWeek)]))
        {
            if (end < closed.Start)
            {
                open.Add(new(end, closed.Start));
            }

            end = closed.End;
        }

        return open;
    }

    // A window that goes on into the next week is two parts of each week.
    private static IEnumerable<MinuteSpan> WithinWeek(FreezeWindow window)
    {
        var (start, end) = (window.Minutes.Start, window.Minutes.End);
        return end <= WallMinute.PerWeek ? [new(start, end)] : [new(start, WallMinute.PerWeek), new(0, end - WallMinute.PerWeek)];
    }
}
