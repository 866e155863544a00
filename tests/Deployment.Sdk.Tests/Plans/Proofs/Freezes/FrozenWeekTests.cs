using CsCheck;
using Deployment.Sdk.Plans.Proofs.Freezes;

namespace Deployment.Sdk.Tests.Plans.Proofs.Freezes;

public sealed class FrozenWeekTests
{
    [Fact]
    public void The_union_of_windows_is_that_of_their_minutes()
    {
        var full = 0;
        Windows.Weekly.Array[0, 5].Sample(
            windows =>
            {
                // By hand: minute after minute round the clock, from each window's texts.
                var closed = new bool[10_080];
                foreach (var window in windows)
                {
                    for (var minute = ByHand(window.From); minute != ByHand(window.To); minute = (minute + 1) % 10_080)
                    {
                        closed[minute] = true;
                    }
                }

                Interlocked.Add(ref full, closed.All(minute => minute) ? 1 : 0);
                var (spans, open) = (FrozenWeek.Closed(windows), FrozenWeek.Open(windows));
                return Enumerable.Range(0, 10_080).All(minute =>
                        spans.Count(span => span.Contains(minute)) == (closed[minute] ? 1 : 0)
                        && open.Count(span => span.Contains(minute)) == (closed[minute] ? 0 : 1)
                        && windows.Any(window => window.Contains(Windows.Monday + minute)) == closed[minute])
                    && spans.Zip(spans.Skip(1)).All(pair => pair.First.End < pair.Second.Start)
                    && FrozenWeek.HasNoOpenMinute(windows) == closed.All(minute => minute);
            },
            iter: 300);
        Assert.True(full > 0, "no week was ever full");
    }

    [Fact]
    public void A_single_open_minute_is_enough()
    {
        Assert.False(FrozenWeek.HasNoOpenMinute([Windows.Of("Wed 12:01", "Wed 12:00")]));
        Assert.Equal([new MinuteSpan(2 * 1440 + 720, 2 * 1440 + 721)], FrozenWeek.Open([Windows.Of("Wed 12:01", "Wed 12:00")]));
        Assert.True(FrozenWeek.HasNoOpenMinute([Windows.Of("Wed 12:01", "Wed 12:00"), Windows.Of("Wed 12:00", "Wed 12:01")]));
    }

    [Fact]
    public void Windows_that_close_the_week_together_are_named()
    {
        FreezeWindow[] week = [Windows.Of("Mon", "Fri"), Windows.Of("Fri", "Mon")];

        Assert.Equal(week, FrozenWeek.WithoutOpenMinute([Windows.Of("2026-12-20", "2027-01-03"), .. week]));
        Assert.Empty(FrozenWeek.WithoutOpenMinute([week[0]]));
        Assert.Empty(FrozenWeek.WithoutOpenMinute([]));
    }

    [Fact]
    public void Of_windows_in_several_zones_nothing_is_claimed() =>
        Assert.Empty(FrozenWeek.WithoutOpenMinute([Windows.Of("Mon", "Fri"), Windows.Of("Fri", "Mon", "Europe/Paris")]));

    private static int ByHand(string text) =>
        (Array.IndexOf(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], text[..3]) * 1_440)
        + (int)TimeSpan.Parse(text[4..], System.Globalization.CultureInfo.InvariantCulture).TotalMinutes;
}
