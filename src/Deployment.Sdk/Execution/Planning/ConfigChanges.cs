using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>The declared config vars that an app lacks or has otherwise.</summary>
internal static class ConfigChanges
{
    public static SetConfigStep? Of(Target target, AppState app)
    {
        var changes = target.Definition.Of<ConfigVarAttribute>()
            .Where(declared => !app.Config.TryGetValue(declared.Name, out var value) || value != declared.Value)
            .ToImmutableSortedDictionary(declared => declared.Name, declared => declared.Value, StringComparer.Ordinal);
        return changes.IsEmpty ? null : new SetConfigStep(app.Name, changes);
    }
}
