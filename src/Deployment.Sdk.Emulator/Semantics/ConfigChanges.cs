using System.Collections.Immutable;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>
/// A change of config vars: it makes a release when it changes anything. That release runs the <c>release</c> command of the code
/// that is there already, and until it has succeeded the app has the config that it had; if it fails, it keeps that.
/// </summary>
internal static class ConfigChanges
{
    /// <param name="state">The state.</param>
    /// <param name="appId">The app.</param>
    /// <param name="changes">New values; null removes.</param>
    /// <param name="now">The time.</param>
    /// <returns>The app's release, or null when everything was so already.</returns>
    public static (HerokuState State, (AppState App, ReleaseState? Release) Result) Apply(
        HerokuState state, Guid appId, IReadOnlyDictionary<string, string?> changes, DateTimeOffset now)
    {
        var app = state.GetApp(appId);
        var before = Releases.ConfigInForce(app);
        var effective = changes
            .Where(change => before.GetValueOrDefault(change.Key) != change.Value)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (effective.IsEmpty)
        {
            return (state, (app, null));
        }

        var config = before
            .RemoveRange(effective.Keys)
            .AddRange(effective
                .Where(change => change.Value is not null)
                .Select(change => KeyValuePair.Create(change.Key, change.Value!)));
        var (next, release) = Releases.Add(state, app, Describe(effective), Releases.InForce(app)?.SlugId, config, now);
        return (next, (next.GetApp(appId), release));
    }

    /// <summary>What Heroku warns of when it answers the old values, as its own command line shows it (heroku/cli issue 3345).</summary>
    public const string PendingWarning = "Release command executing: this config change will not be available until the command succeeds. "
        + "Use `heroku releases:output` to view the log.";

    /// <summary>Heroku's wording: <c>Set A, B config vars</c>, <c>Remove X config vars</c>, and both with a comma for a mixed change.</summary>
    public static string Describe(ImmutableSortedDictionary<string, string?> changes)
    {
        var set = string.Join(", ", changes.Where(change => change.Value is not null).Select(change => change.Key));
        var removed = string.Join(", ", changes.Where(change => change.Value is null).Select(change => change.Key));
        return (set, removed) switch
        {
            (_, "") => $"Set {set} config vars",
            ("", _) => $"Remove {removed} config vars",
            _ => $"Set {set} and remove {removed} config vars",
        };
    }

    public static bool IsName(string name) => name.Length is > 0 and <= 255
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
