using CsCheck;
using Deployment.Sdk.Plans.Proofs.Freezes;

namespace Deployment.Sdk.Tests.Plans.Proofs.Freezes;

public sealed class FreezeWindowTests
{
    [Theory]
    [InlineData("Fri 15:00", "Mon 08:00", 4 * 1440 + 900, 7 * 1440 + 480)]
    [InlineData("Mon 00:00", "Mon 00:01", 0, 1)]
    [InlineData("Sat", "Mon", 5 * 1440, 7 * 1440)]
    [InlineData("Fri", "Sat", 4 * 1440, 5 * 1440)]
    [InlineData("Tue 09:00", "Tue 08:59", 1440 + 540, 8 * 1440 + 539)]
    public void A_weekly_window_may_go_on_into_the_next_week(string from, string to, long start, long end)
    {
        var window = Windows.Of(from, to);

        Assert.True(window.IsWeekly);
        Assert.Equal(new MinuteSpan(start, end), window.Minutes);
        Assert.Equal($"{from} to {to}", window.ToString());
    }

    [Theory]
    [InlineData("2026-12-20", "2027-01-03T08:00", "Sun 2026-12-20 00:00", "Sun 2027-01-03 08:00")]
    [InlineData("2028-02-29T23:59", "2028-03-01", "Tue 2028-02-29 23:59", "Wed 2028-03-01 00:00")]
    public void A_dated_window_lasts_up_to_its_end(string from, string to, string first, string end)
    {
        var window = Windows.Of(from, to);

        Assert.False(window.IsWeekly);
        Assert.Equal((first, end), (WallMinute.DatedText(window.Minutes.Start), WallMinute.DatedText(window.Minutes.End)));
        Assert.False(window.Contains(window.Minutes.Start - 1));
        Assert.True(window.Contains(window.Minutes.Start));
        Assert.True(window.Contains(window.Minutes.End - 1));
        Assert.False(window.Contains(window.Minutes.End));
    }

    public static TheoryData<string?, string?, string?, string, string, string, string> Faults => new()
    {
        { "", "Mon", "UTC", "From", "", "starts", "'Fri 15:00'" },
        { null, "Mon", "UTC", "From", "", "starts", "'2026-12-20'" },
        { "Fri", null, "UTC", "To", "", "ends", "'Fri 15:00'" },
        { "Friday 15:00", "Mon", "UTC", "From", "Friday", "'Friday' is no day", "Write 'Fri'." },
        { "fri", "Mon", "UTC", "From", "fri", "no day", "Write 'Fri'." },
        { "Fr 15:00", "Mon", "UTC", "From", "Fr", "no day", "'Fri 15:00'" },
        { " Fri", "Mon", "UTC", "From", " ", "no day", "'Fri 15:00'" },
        { "Fri ", "Mon", "UTC", "From", " ", "missing", "'15:00'" },
        { "Fri  15:00", "Mon", "UTC", "From", " 15:00", "no time", "'09:00'" },
        { "Fri 9:00", "Mon", "UTC", "From", "9:00", "no time", "'09:00'" },
        { "Fri 24:00", "Mon", "UTC", "From", "24", "no hour 24", "'00:00' of the next" },
        { "Fri 15:60", "Mon", "UTC", "From", "60", "no minute 60", "'59'" },
        { "Fri 15:00Z", "Mon", "UTC", "From", "Z", "'Z' follows", "Leave it out" },
        { "Fri 1\u0665:00", "Mon", "UTC", "From", "1\u0665:00", "no time", "'09:00'" },
        { "20.12.2026", "Mon", "UTC", "From", "20.12.2026", "no date", "'2026-12-20'" },
        { "2026-12-2", "2026-12-20", "UTC", "From", "2026-12-2", "no date", "'2026-12-20'" },
        { "2026-12-20", "2027-02-29", "UTC", "To", "29", "2027-02 has no day 29", "'28'" },
        { "2026-13-20", "2027-02-20", "UTC", "From", "13", "no month 13", "'12'" },
        { "0226-12-20", "2027-02-20", "UTC", "From", "0226", "2000", "year" },
        { "2026-12-20 08:00", "2027-02-20", "UTC", "From", " ", "'T'", "'2026-12-20T18:00'" },
        { "2026-12-20T", "2027-02-20", "UTC", "From", "T", "missing", "'15:00'" },
        { "2026-12-20T08:00:00", "2027-02-20", "UTC", "From", ":00", "ends with its minutes", "Leave it out" },
        { "2026-12-20T08:00+01:00", "2027-02-20", "UTC", "From", "+01:00", "ends with its minutes", "argument of its own" },
        { "Fri 15:00", "2026-12-20", "UTC", "To", "2026-12-20", "ends on a date", "both" },
        { "2026-12-20", "Fri", "UTC", "To", "Fri", "ends on a day of the week", "both" },
        { "Fri", "Fri", "UTC", "To", "Fri", "ends when it starts", "'Sat'" },
        { "2026-12-20", "2026-12-20T00:00", "UTC", "To", "2026-12-20T00:00", "ends when it starts", "next" },
        { "2026-12-20", "2026-12-19", "UTC", "To", "2026-12-19", "before it starts", "later" },
        { "Fri", "Sat", "", "TimeZone", "", "names its time zone", "'Europe/London'" },
        { "Fri", "Sat", null, "TimeZone", "", "names its time zone", "'UTC'" },
        { "Fri", "Sat", "../etc/passwd", "TimeZone", ".", "no name", "IANA" },
        { "Fri", "Sat", "+01:00", "TimeZone", "+", "no name", "IANA" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_refusal_points_at_the_characters_and_says_what_to_write(
        string? from, string? to, string? timeZone, string part, string offending, string problem, string remedy)
    {
        Assert.Null(FreezeWindow.TryParse(from, to, timeZone, out var error));
        Assert.NotNull(error);
        var text = error.Part switch { FreezePart.From => from, FreezePart.To => to, _ => timeZone } ?? "";
        Assert.Equal((part, offending), (error.Part.ToString(), text.Substring(error.Start, error.Length)));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Problem);
        Assert.EndsWith(".", error.Remedy);
    }

    [Fact]
    public void No_text_makes_the_parser_throw()
    {
        var text = Gen.Frequency(
            (1, Gen.String),
            (5, Gen.OneOf("Fri", "Mon", " ", "15:00", "2026-12-20", "2026-02-30", "T", ":", "-", "9", "Z", "é").Array[0, 4].Select(string.Concat)));
        var read = 0;
        Gen.Select(text, text, Gen.Frequency((1, Gen.String), (9, Gen.Const("UTC")))).Sample(
            (from, to, zone) =>
            {
                var window = FreezeWindow.TryParse(from, to, zone, out var error);
                Interlocked.Add(ref read, window is null ? 0 : 1);
                var faulty = error?.Part switch { FreezePart.From => from, FreezePart.To => to, _ => zone };
                return window is null
                    ? error is { Start: >= 0, Length: >= 0 } && error.Start + error.Length <= faulty!.Length
                    : error is null && window.Minutes.Start < window.Minutes.End;
            },
            iter: 20_000);
        Assert.True(read > 0);
    }

    [Fact]
    public void A_week_starts_on_Monday() => Assert.All(
        Enumerable.Range(0, 800),
        day => Assert.StartsWith(
            new DateTime(2026, 1, 1).AddDays(day).DayOfWeek.ToString()[..3],
            WallMinute.DatedText(WallMinute.Of(new DateTime(2026, 1, 1).AddDays(day))),
            StringComparison.Ordinal));
}
