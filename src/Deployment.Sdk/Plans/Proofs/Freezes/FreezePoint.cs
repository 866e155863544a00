using System.Globalization;

namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>An end of a freeze.</summary>
/// <param name="IsWeekly">Whether it comes back every week.</param>
/// <param name="Minute">The minute of the week, or that of all time; see <see cref="WallMinute"/>.</param>
internal readonly record struct FreezePoint(bool IsWeekly, long Minute)
{
    private const int DateLength = 10;
    private const int TimeLength = 5;
    private const string BothForms = "Write a day of the week such as 'Fri 15:00', or a date such as '2026-12-20' or '2026-12-20T18:00'.";

    /// <summary>Reads <c>Fri</c>, <c>Fri 15:00</c>, <c>2026-12-20</c> or <c>2026-12-20T18:00</c>, and nothing else.</summary>
    public static FreezePoint? TryParse(string? text, FreezePart part, out FreezeError? error)
    {
        if (text is null or "")
        {
            error = new(part, 0, 0, $"A freeze says when it {(part == FreezePart.From ? "starts" : "ends")}.", BothForms);
            return null;
        }

        return IsDigit(text[0]) ? Date(text, part, out error) : Day(text, part, out error);
    }

    private static FreezePoint? Day(string text, FreezePart part, out FreezeError? error)
    {
        var space = text.IndexOf(' ');
        var name = space < 0 ? text : text.Substring(0, space);
        var day = WallMinute.Days.Select((known, index) => (known, index)).Where(entry => entry.known == name).Select(entry => entry.index + 1).FirstOrDefault() - 1;
        if (day < 0)
        {
            var meant = WallMinute.Days.FirstOrDefault(known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase));
            error = new(part, 0, name.Length == 0 ? 1 : name.Length, $"'{name}' is no day of the week.", meant is null ? BothForms : $"Write '{meant}'.");
            return null;
        }

        error = null;
        return space < 0 ? At(day * WallMinute.PerDay, 0) : Time(text, space, part, out error) is { } minutes ? At(day * WallMinute.PerDay, minutes) : null;

        static FreezePoint At(long start, int minutes) => new(true, start + minutes);
    }

    private static FreezePoint? Date(string text, FreezePart part, out FreezeError? error)
    {
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-'
            || Number(text, 0, 4) is not { } year || Number(text, 5, 2) is not { } month || Number(text, 8, 2) is not { } day)
        {
            var end = text.IndexOfAny([' ', 'T']);
            var length = end > 0 ? end : text.Length;
            error = new(part, 0, length, $"'{text.Substring(0, length)}' is no date.", "Write year, month and day, such as '2026-12-20'.");
            return null;
        }

        // Closer bounds than the calendar's: a year outside of them is a slip of the finger.
        error = year is < 2000 or > 2999 ? new(part, 0, 4, "A freeze is dated between the years 2000 and 2999.", "Correct the year.")
            : month is < 1 or > 12 ? new(part, 5, 2, $"There is no month {month:00}.", "Write a month from '01' to '12'.")
            : day < 1 || day > DateTime.DaysInMonth(year, month) ? new(part, 8, 2, $"{year}-{month:00} has no day {day:00}.", $"Write a day from '01' to '{DateTime.DaysInMonth(year, month)}'.")
            : text.Length > DateLength && text[DateLength] != 'T' ? new(part, DateLength, 1, "Between date and time stands a 'T'.", "Write them as in '2026-12-20T18:00'.")
            : null;
        if (error is not null)
        {
            return null;
        }

        var start = WallMinute.Of(new DateTime(year, month, day));
        return text.Length == DateLength ? new(false, start) : Time(text, DateLength, part, out error) is { } minutes ? new(false, start + minutes) : null;
    }

    // What follows the separator, and nothing after it.
    private static int? Time(string text, int separator, FreezePart part, out FreezeError? error)
    {
        var start = separator + 1;
        var time = text.Substring(start);
        error = null;
        if (time.Length == 0)
        {
            error = new(part, separator, 1, "A time of day is missing.", "Write hours and minutes such as '15:00', or leave it out for '00:00'.");
        }
        else if (time.Length < TimeLength || time[2] != ':' || Number(time, 0, 2) is not { } hours || Number(time, 3, 2) is not { } minutes)
        {
            error = new(part, start, time.Length, $"'{time}' is no time of day.", "Write hours and minutes with two digits each, such as '09:00'.");
        }
        else if (time.Length > TimeLength)
        {
            var rest = time.Substring(TimeLength);
            error = new(part, start + TimeLength, rest.Length, $"A time of day ends with its minutes; '{rest}' follows.", "Leave it out; the time zone has an argument of its own.");
        }
        else if (hours > 23)
        {
            error = new(part, start, 2, $"A day has no hour {hours}.", "Write an hour from '00' to '23'; the end of a day is '00:00' of the next.");
        }
        else if (minutes > 59)
        {
            error = new(part, start + 3, 2, $"An hour has no minute {minutes}.", "Write a minute from '00' to '59'.");
        }
        else
        {
            return (60 * hours) + minutes;
        }

        return null;
    }

    private static int? Number(string text, int start, int length) =>
        text.Skip(start).Take(length).All(IsDigit) ? int.Parse(text.Substring(start, length), CultureInfo.InvariantCulture) : null;

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
