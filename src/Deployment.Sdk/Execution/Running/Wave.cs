using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>Steps that follow one another and do the same to an app each.</summary>
/// <param name="Steps">The steps, in order.</param>
internal sealed record Wave(ImmutableArray<StepInHand> Steps)
{
    /// <summary>How many apps of a fleet are changed at once.</summary>
    public const int AtOnce = 10;

    /// <summary>Whether they are so many that they do not wait for one another, once the first has gone ahead.</summary>
    public bool IsConcurrent => Steps.Length >= Target.FleetFrom && Steps.All(hand => hand.Step is not DeclaredStep { Attribute.IsConcurrent: false });

    /// <summary>The same steps in the same order: a wave ends before the next begins.</summary>
    public static IReadOnlyList<Wave> Of(IEnumerable<StepInHand> steps)
    {
        var waves = new List<ImmutableArray<StepInHand>>();
        foreach (var step in steps)
        {
            if (waves.Count > 0 && IsSame(waves[^1][0].Step, step.Step) && waves[^1].All(other => other.Step.App != step.Step.App))
            {
                waves[^1] = waves[^1].Add(step);
            }
            else
            {
                waves.Add([step]);
            }
        }

        return [.. waves.Select(wave => new Wave(wave))];
    }

    private static bool IsSame(DeliveryStep one, DeliveryStep other) => (one, other) switch
    {
        (SetConfigStep, SetConfigStep) or (ScaleStep, ScaleStep) or (RollbackStep, RollbackStep) => true,
        (SetMaintenanceStep a, SetMaintenanceStep b) => a.On == b.On,
        (SetProcessesStep a, SetProcessesStep b) => a.Stopped == b.Stopped,
        (ReleaseSlugStep a, ReleaseSlugStep b) => a.Builder == b.Builder,
        (DeclaredStep a, DeclaredStep b) => ReferenceEquals(a.Attribute, b.Attribute),
        _ => false,
    };
}
