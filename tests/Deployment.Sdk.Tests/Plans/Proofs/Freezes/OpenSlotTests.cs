using CsCheck;
using Deployment.Sdk.Plans.Proofs.Freezes;

namespace Deployment.Sdk.Tests.Plans.Proofs.Freezes;

public sealed class OpenSlotTests
{
    [Fact]
    public void It_is_the_first_minute_that_no_window_has() =>
        Gen.Select(Windows.Weekly.Array[0, 3], Windows.Dated.Array[0, 3], Gen.Int[0, 3 * 10_080]).Sample(
            (weekly, dated, from) =>
            {
                FreezeWindow[] windows = [.. weekly, .. dated];
                var found = OpenSlot.FirstMinute(windows, Windows.Monday + from);
                return found is { } minute
                    ? Enumerable.Range(0, (int)(minute - Windows.Monday - from)).All(after => windows.Any(window => window.Contains(Windows.Monday + from + after)))
                        && !windows.Any(window => window.Contains(minute))
                    : FrozenWeek.HasNoOpenMinute(weekly);
            },
            iter: 500);

    [Fact]
    public void A_holiday_that_ends_at_a_weekend_ends_with_it()
    {
        FreezeWindow[] windows = [Windows.Of("Fri 15:00", "Mon 08:00"), Windows.Of("2026-12-24", "2027-01-02")];

        Assert.Equal("Mon 2027-01-04 08:00", WallMinute.DatedText(OpenSlot.FirstMinute(windows, WallMinute.Of(new DateTime(2026, 12, 24)))!.Value));
    }

    [Fact]
    public void A_freeze_of_centuries_is_followed_to_its_end() => Assert.Equal(
        "Mon 2999-12-30 08:00",
        WallMinute.DatedText(OpenSlot.FirstMinute(
            [Windows.Of("2000-01-01", "2999-12-28"), Windows.Of("Fri 15:00", "Mon 08:00")], Windows.Monday)!.Value));

    [Fact]
    public void Windows_that_close_every_week_leave_none() =>
        Assert.Null(OpenSlot.FirstMinute([Windows.Of("Mon", "Fri"), Windows.Of("Fri", "Mon")], Windows.Monday));
}
