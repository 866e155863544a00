using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What Heroku's own rollback to a release would do to the config vars of an app: names alone, never a value.</summary>
/// <param name="Returning">Those that had another value, or that were there and are not.</param>
/// <param name="Leaving">Those that are there now and were not.</param>
internal sealed record ReturningConfig(ImmutableArray<string> Returning, ImmutableArray<string> Leaving)
{
    public bool IsEmpty => Returning.IsEmpty && Leaving.IsEmpty;

    public static async Task<ReturningConfig> ReadAsync(
        IHerokuReader heroku, string app, int version, IReadOnlyDictionary<string, string> now, CancellationToken cancellationToken)
    {
        var then = await heroku.GetReleaseConfigVarsAsync(
            app, version.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        return new ReturningConfig(
            [.. then.Where(pair => now.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => pair.Key).Order(StringComparer.Ordinal)],
            [.. now.Keys.Where(name => !then.ContainsKey(name)).Order(StringComparer.Ordinal)]);
    }

    public override string ToString() => IsEmpty
        ? "the same config"
        : string.Join("; ", new[]
        {
            Returning.IsEmpty ? null : $"another value of {string.Join(", ", Returning)}",
            Leaving.IsEmpty ? null : $"without {string.Join(", ", Leaving)}",
        }.OfType<string>());
}
