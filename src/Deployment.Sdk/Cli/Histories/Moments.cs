using System.Globalization;

namespace Deployment.Sdk.Cli.Histories;

/// <summary>Moments as people write them: a date or time (in UTC, unless it says otherwise), or how long ago.</summary>
internal static class Moments
{
    private static readonly string[] Shapes =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    public const string Help = "2026-03-31, 2026-03-31T17:00Z, or 90m, 12h, 7d ago";

    public static bool TryRead(string text, DateTimeOffset now, out DateTimeOffset moment) =>
        TryReadAgo(text, now, out moment)
        || DateTimeOffset.TryParseExact(
            text, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static bool TryReadAgo(string text, DateTimeOffset now, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 100_000)
        {
            return false;
        }

        TimeSpan? ago = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
        moment = ago is { } span ? now - span : default;
        return ago is not null;
    }
}
