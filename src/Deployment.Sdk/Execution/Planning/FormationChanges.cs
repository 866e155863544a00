using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>The declared process types whose dynos differ in number or size from what an app has.</summary>
internal static class FormationChanges
{
    public static ScaleStep? Of(Target target, AppState app)
    {
        ImmutableArray<ProcessTypeAttribute> changes =
            [.. Declared(target).Where(declared => Differs(declared, app.Formation))];
        return changes.IsEmpty ? null : new ScaleStep(app.Name, changes);
    }

    // What stands still for the time of the release gets its number when it is started again.
    private static IEnumerable<ProcessTypeAttribute> Declared(Target target)
    {
        var stopped = QuietTime.StoppedTypes(target);
        return target.Definition.Of<ProcessTypeAttribute>().Select(declared => stopped.Contains(declared.Name, StringComparer.Ordinal)
            ? new ProcessTypeAttribute(declared.Name) { Size = declared.Size }
            : declared);
    }

    /// <summary>Whether an app has other dynos of a type than are declared.</summary>
    public static bool Differs(ProcessTypeAttribute declared, IReadOnlyList<Formation> formation)
    {
        var actual = formation.FirstOrDefault(entry => entry.Type == declared.Name);
        return (declared.Quantity >= 0 && declared.Quantity != actual?.Quantity)
            || (declared.Size is { } size && !string.Equals(size, actual?.Size, StringComparison.OrdinalIgnoreCase));
    }
}
