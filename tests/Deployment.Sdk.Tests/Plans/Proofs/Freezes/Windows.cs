using CsCheck;
using Deployment.Sdk.Plans.Proofs.Freezes;

namespace Deployment.Sdk.Tests.Plans.Proofs.Freezes;

/// <summary>Freezes that a test relies on being valid.</summary>
internal static class Windows
{
    /// <summary>Some weeks, the first minute of which a Monday starts.</summary>
    public static readonly long Monday = WallMinute.Of(new DateTime(2026, 11, 23));

    /// <summary>Weekly windows, short ones and ones that nearly fill the week, which often meet.</summary>
    public static readonly Gen<FreezeWindow> Weekly =
        from start in Gen.Int[0, 10_079]
        from length in Gen.OneOf(Gen.Int[1, 10_079], Gen.Int[1, 60], Gen.Const(10_079), Gen.Const(1_440))
        select Of(WallMinute.WeeklyText(start), WallMinute.WeeklyText((start + length) % 10_080));

    /// <summary>Dated windows within the next four weeks.</summary>
    public static readonly Gen<FreezeWindow> Dated =
        from start in Gen.Int[0, 3 * 10_080]
        from length in Gen.Int[1, 10_080]
        select Of(Iso(Monday + start), Iso(Monday + start + length));

    public static FreezeWindow Of(string from, string to, string timeZone = "Europe/London")
    {
        var window = FreezeWindow.TryParse(from, to, timeZone, out var error);
        Assert.True(window is not null, $"{from} to {to}: {error}");
        Assert.Null(error);
        return window;
    }

    private static string Iso(long minute) => WallMinute.DatedText(minute)[4..].Replace(' ', 'T');
}
