using System.Globalization;

namespace Deployment.Sdk;

/// <summary>
/// What is promoted into the environment must have run at its source for some time: as long as the source's current release is
/// old. A change of config there is a new release, and starts the time again. A deploy into the environment is refused: what was
/// deployed ran nowhere before.
/// </summary>
/// <param name="seconds">How long, in whole seconds; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SoakAttribute(int seconds) : GateAttribute
{
    /// <summary>How long, in whole seconds.</summary>
    public int Seconds { get; } = seconds;

    /// <inheritdoc/>
    public override string Describe() => $"soak of {Text(TimeSpan.FromSeconds(Seconds))} at the source";

    /// <inheritdoc/>
    public override Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Decide(context));

    // No, not wait: nobody's approval is missing, and asking for one would not shorten it.
    private GateVerdict Decide(IGateContext context)
    {
        if (Seconds < 1)
        {
            return GateVerdict.No($"a soak takes at least 1 second, and this one says {Seconds}: correct it, or leave it out");
        }

        if (context.PromotedFrom is not { } source)
        {
            return GateVerdict.No($"{context.Environment} takes only what ran elsewhere for {Text(TimeSpan.FromSeconds(Seconds))}: promote to it instead of deploying");
        }

        if (context.SourceReleasedAt is not { } since)
        {
            return GateVerdict.No($"Heroku does not say since when the release runs on {source}, so its soak cannot be told");
        }

        var end = since.AddSeconds(Seconds);
        var left = end - context.Time.GetUtcNow();
        return left <= TimeSpan.Zero
            ? GateVerdict.Yes($"runs on {source} since {Text(since)}, longer than {Text(TimeSpan.FromSeconds(Seconds))}")
            : GateVerdict.No($"runs on {source} since {Text(since)}, and has to for {Text(TimeSpan.FromSeconds(Seconds))}: {Text(left)} left, until {Text(end)}");
    }

    private static string Text(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Rounded up: what is left never reads as nothing.
    private static string Text(TimeSpan duration)
    {
        var seconds = (long)Math.Ceiling(duration.TotalSeconds);
        (long Count, string Unit)[] parts = [(seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
        string[] written = [.. parts.Where(part => part.Count != 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Unit}"))];
        return written.Length == 0 ? "0 s" : string.Join(" ", written);
    }
}
