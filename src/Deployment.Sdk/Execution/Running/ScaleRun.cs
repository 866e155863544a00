using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="ScaleStep"/>: where no answer was heard, it is done when the app has these dynos.</summary>
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
        try
        {
            await scope.Writer.UpdateFormationAsync(step.App, new FormationUpdate(changes), cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException lost) when (lost.MayHaveActed)
        {
            if (await LostAnswer.FindAsync(scope, lost, token => ScaledAsync(scope, step, token), cancellationToken).ConfigureAwait(false) is null)
            {
                return LostAnswer.Nothing(lost, step.App, bringsCode: false);
            }
        }

        return StepOutcome.Succeeded;
    }

    private static async Task<IReadOnlyList<Formation>?> ScaledAsync(RunScope scope, ScaleStep step, CancellationToken cancellationToken)
    {
        var formation = await scope.Heroku.Reader.ListFormationAsync(step.App, cancellationToken).ConfigureAwait(false);
        return step.Changes.Any(declared => FormationChanges.Differs(declared, formation)) ? null : formation;
    }
}
