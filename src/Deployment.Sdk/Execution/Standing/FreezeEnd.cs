using System.Globalization;

namespace Deployment.Sdk.Execution;

/// <summary>When a freeze ends by itself, as a person types it.</summary>
/// <param name="At">The moment, in UTC.</param>
internal sealed record FreezeEnd(DateTimeOffset At)
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>Reads a date, a time, or how long from now; what names no time zone is UTC.</summary>
    /// <param name="text"><c>2026-12-24</c>, <c>2026-12-24T08:00</c>, <c>2026-12-24T08:00+01:00</c>, <c>90m</c>, <c>4h</c> or <c>2d</c>.</param>
    /// <param name="now">The time.</param>
    public static Verdict<FreezeEnd> Read(string text, DateTimeOffset now)
    {
        text = text.Trim();
        if (Length(text) is { } length)
        {
            return new FreezeEnd((now + length).ToUniversalTime());
        }

        if (!DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return Refusal.Usage(
                $"--until {text} is no time", "write 2026-12-24T08:00+01:00, 2026-12-24 (00:00 UTC), or how long: 90m, 4h, 2d");
        }

        return at > now
            ? new FreezeEnd(at.ToUniversalTime())
            : Refusal.Usage($"--until {text} is over: it is {now.ToUniversalTime():yyyy-MM-dd HH:mm}Z");
    }

    private static TimeSpan? Length(string text)
    {
        if (text.Length is < 2 or > 6 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            return null;
        }

        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
