using System.Collections.Immutable;
using Deployment.Sdk.Plans.Proofs.Freezes;

namespace Deployment.Sdk.Plans.Freezes;

/// <summary>A freeze on the clock of its time zone.</summary>
internal sealed class ZonedFreeze(FreezeWindow window, TimeZoneInfo zone)
{
    // Each end of a freeze is one; freezes of several zones that never leave a slot would be followed for ever.
    private const int MaxEnds = 2_000;

    public FreezeWindow Window => window;

    /// <summary>When the occurrence that closes an instant ends; null if the instant is open.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset instant) => window
        .Around(WallMinute.Of(TimeZoneInfo.ConvertTime(instant, zone).DateTime))
        .Where(span => Earliest(span.Start) <= instant && instant < Latest(span.End))
        .Select(span => (DateTimeOffset?)Latest(span.End))
        .Max();

    /// <summary>An instant on this freeze's clock: <c>Mon 2026-11-23 08:00 Europe/London</c>.</summary>
    public string Text(DateTimeOffset instant) =>
        $"{WallMinute.DatedText(WallMinute.Of(TimeZoneInfo.ConvertTime(instant, zone).DateTime))} {window.TimeZone}";

    /// <summary>The first instant, not before the given one, that none of the freezes closes; null if none is found.</summary>
    public static DateTimeOffset? FirstOpen(ImmutableArray<ZonedFreeze> freezes, DateTimeOffset from)
    {
        var instant = from;
        for (var ends = 0; ends < MaxEnds; ends++)
        {
            if (freezes.Max(freeze => freeze.EndOf(instant)) is not { } end)
            {
                return instant;
            }

            instant = end;
        }

        return null;
    }

    // A time that the clock shows twice starts a freeze the first time and ends it the second: nothing opens in between.
    private DateTimeOffset Earliest(long minute) => Instant(minute, offsets => offsets.Max());

    private DateTimeOffset Latest(long minute) => Instant(minute, offsets => offsets.Min());

    private DateTimeOffset Instant(long minute, Func<TimeSpan[], TimeSpan> choose)
    {
        // A time that the clock leaves out is the moment in which it jumps.
        var last = minute;
        while (zone.IsInvalidTime(WallMinute.Time(last)))
        {
            last--;
        }

        var time = WallMinute.Time(last);
        var offset = zone.IsAmbiguousTime(time) ? choose(zone.GetAmbiguousTimeOffsets(time)) : zone.GetUtcOffset(time);
        var instant = new DateTimeOffset(time.Ticks - offset.Ticks, TimeSpan.Zero);
        return last == minute ? instant : instant.AddMinutes(1);
    }
}
