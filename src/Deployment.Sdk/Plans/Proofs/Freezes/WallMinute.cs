using System.Globalization;

namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>
/// Minutes on the clock on the wall, counted from 0001-01-01 00:00. That day was a Monday, so that a minute's remainder by
/// <see cref="PerWeek"/> is its minute of the week.
/// </summary>
internal static class WallMinute
{
    public const long PerDay = 24 * 60;
    public const long PerWeek = 7 * PerDay;

    /// <summary>The days of the week as a freeze names them.</summary>
    public static readonly IReadOnlyList<string> Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>The minute that a time of day falls into.</summary>
    public static long Of(DateTime time) => time.Ticks / TimeSpan.TicksPerMinute;

    public static DateTime Time(long minute) => new(minute * TimeSpan.TicksPerMinute, DateTimeKind.Unspecified);

    /// <summary>The last Monday, 00:00, that is not after a minute.</summary>
    public static long WeekOf(long minute) => minute - (((minute % PerWeek) + PerWeek) % PerWeek);

    /// <summary>A minute of the week as a freeze writes it: <c>Mon 08:00</c>. The end of the week is the start of the next.</summary>
    public static string WeeklyText(long minute) =>
        $"{Days[(int)(minute / PerDay % 7)]} {Time(minute).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>A minute with its day of the week and its date: <c>Mon 2026-11-23 08:00</c>.</summary>
    public static string DatedText(long minute) =>
        $"{Days[(int)(minute / PerDay % 7)]} {Time(minute).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}";
}
