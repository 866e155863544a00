namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>When nothing may arrive in an environment, on the clock on the wall of one time zone.</summary>
/// <param name="From">The text of its start.</param>
/// <param name="To">The text of its end, which is not part of it.</param>
/// <param name="TimeZone">The IANA name of the time zone; whether there is one of that name only a machine that runs can tell.</param>
/// <param name="IsWeekly">Whether it comes back every week.</param>
/// <param name="Minutes">
/// Its minutes, as <see cref="WallMinute"/> counts them. If it is weekly, those of the week that it starts in: the start lies in the
/// week from 0 on, the end less than a week behind it.
/// </param>
internal sealed record FreezeWindow(string From, string To, string TimeZone, bool IsWeekly, MinuteSpan Minutes)
{
    public static FreezeWindow? TryParse(string? from, string? to, string? timeZone, out FreezeError? error)
    {
        if (FreezePoint.TryParse(from, FreezePart.From, out error) is not { } start
            || FreezePoint.TryParse(to, FreezePart.To, out error) is not { } end)
        {
            return null;
        }

        error = EndError(start, end, to!) ?? TimeZoneError(timeZone ?? "");
        var isNextWeek = start.IsWeekly && end.Minute < start.Minute;
        return error is not null
            ? null
            : new(from!, to!, timeZone!, start.IsWeekly, new(start.Minute, end.Minute + (isNextWeek ? WallMinute.PerWeek : 0)));
    }

    /// <summary>Every occurrence that a minute, or one less than a week from it, can be in.</summary>
    public IEnumerable<MinuteSpan> Around(long minute)
    {
        if (!IsWeekly)
        {
            return [Minutes];
        }

        var week = WallMinute.WeekOf(minute);
        return new[] { -2, -1, 0, 1 }.Select(weeks => week + (weeks * WallMinute.PerWeek)).Select(monday => new MinuteSpan(monday + Minutes.Start, monday + Minutes.End));
    }

    /// <summary>Whether a minute is frozen.</summary>
    public bool Contains(long minute) => Around(minute).Any(span => span.Contains(minute));

    /// <summary>It as people say it: <c>Fri 15:00 to Mon 08:00</c>.</summary>
    public override string ToString() => $"{From} to {To}";

    private static FreezeError? EndError(FreezePoint start, FreezePoint end, string to)
    {
        if (start.IsWeekly != end.IsWeekly)
        {
            return new(
                FreezePart.To, 0, to.Length,
                start.IsWeekly ? "The freeze starts on a day of the week and ends on a date." : "The freeze starts on a date and ends on a day of the week.",
                "Write both as days of the week, or both as dates.");
        }

        return start.Minute == end.Minute
                ? new(FreezePart.To, 0, to.Length, "The freeze ends when it starts.", "Write the end that it lasts up to; the freeze of one whole day ends on the next, as in 'Fri' and 'Sat'.")
            : !start.IsWeekly && end.Minute < start.Minute
                ? new(FreezePart.To, 0, to.Length, "The freeze ends before it starts.", "Write a later end.")
            : null;
    }

    private static FreezeError? TimeZoneError(string timeZone)
    {
        const string Remedy = "Write an IANA name such as 'Europe/London', or 'UTC'.";
        if (timeZone.Length == 0)
        {
            return new(FreezePart.TimeZone, 0, 0, "A freeze names its time zone.", Remedy);
        }

        // The alphabet of the names in the time zone database (its file "theory.html").
        for (var at = 0; at < timeZone.Length; at++)
        {
            if (timeZone[at] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) && (at == 0 || timeZone[at] is not ((>= '0' and <= '9') or '/' or '_' or '-' or '+')))
            {
                return new(FreezePart.TimeZone, at, 1, "This is no name of a time zone.", Remedy);
            }
        }

        return null;
    }
}
