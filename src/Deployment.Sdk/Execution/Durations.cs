using System.Globalization;

namespace Deployment.Sdk.Execution;

/// <summary>How long something took, for people.</summary>
internal static class Durations
{
    public static string Text(TimeSpan duration) => duration.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s");
}
