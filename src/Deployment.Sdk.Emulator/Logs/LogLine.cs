using System.Globalization;

namespace Deployment.Sdk.Emulator.Logs;

/// <summary>One line of an app's log.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Source"><c>app</c> for what the app and its users do, <c>heroku</c> for the platform.</param>
/// <param name="Dyno">The dyno that it is about, or <c>api</c>.</param>
/// <param name="Text">What happened.</param>
internal sealed record LogLine(DateTimeOffset Time, string Source, string Dyno, string Text)
{
    private static readonly char[] LineEnds = ['\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    /// <summary>The process type: <c>web</c> of <c>web.1</c>.</summary>
    public string Type => Dyno.Split('.')[0];

    /// <summary>As a log takes it: each line of the text by itself, so that none looks like a line of somebody else's.</summary>
    public IEnumerable<LogLine> Split() => Text.IndexOfAny(LineEnds) < 0
        ? [this]
        : Text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(text => this with { Text = text });

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff}+00:00 {Source}[{Dyno}]: {Text}");
}
