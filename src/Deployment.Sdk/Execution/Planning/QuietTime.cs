using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>The steps that make an environment quiet while a release is made, and those that end it.</summary>
/// <param name="Begin">Before the release.</param>
/// <param name="End">After it, when the new code may serve.</param>
internal sealed record QuietTime(ImmutableArray<DeliveryStep> Begin, ImmutableArray<DeliveryStep> End)
{
    /// <param name="target">The environment.</param>
    /// <param name="released">The apps that get a release.</param>
    public static QuietTime Of(Target target, IReadOnlyList<AppState> released)
    {
        if (target.Definition.Of<MaintenanceAttribute>().IsEmpty)
        {
            return new QuietTime([], []);
        }

        // A person's maintenance is theirs to end; what works behind it stands still all the same.
        AppState[] open = [.. released.Where(app => !app.App.Maintenance)];
        SetProcessesStep[] stops = [.. released.Select(app => Stop(target, app)).OfType<SetProcessesStep>()];
        return new QuietTime(
            [.. open.Select(app => new SetMaintenanceStep(app.Name, On: true)), .. stops],
            [
                .. stops.Select(stop => Start(target, stop)),
                .. open.Select(app => new SetMaintenanceStep(app.Name, On: false)),
            ]);
    }

    /// <summary>The process types that stand still meanwhile.</summary>
    public static ImmutableArray<string> StoppedTypes(Target target) =>
        [.. target.Definition.Of<MaintenanceAttribute>().SelectMany(TypesOf).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<string> TypesOf(MaintenanceAttribute maintenance) =>
        maintenance.Stop?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    private static SetProcessesStep? Stop(Target target, AppState app)
    {
        var stopped = StoppedTypes(target);
        ImmutableArray<ProcessCount> counts =
        [
            .. app.Formation
                .Where(process => process.Quantity > 0 && stopped.Contains(process.Type, StringComparer.Ordinal))
                .Select(process => new ProcessCount(process.Type, process.Quantity)),
        ];
        return counts.IsEmpty ? null : new SetProcessesStep(app.Name, counts, Stopped: true);
    }

    private static SetProcessesStep Start(Target target, SetProcessesStep stop) => stop with
    {
        Stopped = false,
        Counts =
        [
            .. stop.Counts.Select(count =>
                target.Definition.Of<ProcessTypeAttribute>().FirstOrDefault(declared => declared.Name == count.Type && declared.Quantity >= 0) is { } declared
                    ? count with { Quantity = declared.Quantity }
                    : count),
        ],
    };
}
