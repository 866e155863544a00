using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="ScaleStep"/>.</summary>
internal static class ScaleRun
{
    public static async Task<StepOutcome> RunAsync(RunScope scope, ScaleStep step, CancellationToken cancellationToken)
    {
        FormationChange[] changes =
        [
            .. step.Changes.Select(change => new FormationChange(
                change.Name,
                change.Quantity >= 0 ? change.Quantity : null,
                change.Size is { } size ? new DynoSizeName(size) : null)),
        ];
        await scope.Writer.UpdateFormationAsync(step.App, new FormationUpdate(changes), cancellationToken).ConfigureAwait(false);
        return StepOutcome.Succeeded;
    }
}
