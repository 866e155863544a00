using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What has to change on an app until it has the config that is declared, and nothing else: what no declaration names stays.</summary>
internal static class ConfigChanges
{
    /// <summary>What it lacks or has otherwise; secrets as far as they were given.</summary>
    public static SetConfigStep? Additions(TargetState state, AppState app) => Step(app, Set(state, app));

    /// <summary>What it still has and is declared as removed.</summary>
    public static SetConfigStep? Removals(TargetState state, AppState app) => Step(app, Removed(state, app));

    /// <summary>Both at once: one request, and one release.</summary>
    public static SetConfigStep? All(TargetState state, AppState app) => Step(app, Set(state, app).Concat(Removed(state, app)));

    private static SetConfigStep? Step(AppState app, IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var values = changes.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return values.IsEmpty ? null : new SetConfigStep(app.Name, values);
    }

    // Text for text, as Heroku keeps it: True and true differ.
    private static IEnumerable<KeyValuePair<string, string?>> Set(TargetState state, AppState app) =>
        state.Target.Definition.Of<ConfigVarAttribute>().Select(declared => KeyValuePair.Create(declared.Name, declared.Value))
            .Concat(state.Given.Values)
            .Where(wanted => app.Config.GetValueOrDefault(wanted.Key) != wanted.Value)
            .Select(wanted => KeyValuePair.Create(wanted.Key, (string?)wanted.Value));

    private static IEnumerable<KeyValuePair<string, string?>> Removed(TargetState state, AppState app) =>
        state.Target.Definition.Of<RemovedConfigVarAttribute>()
            .Where(removed => app.Config.ContainsKey(removed.Name))
            .Select(removed => KeyValuePair.Create(removed.Name, (string?)null));
}
