using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="SetConfigStep"/>: done when its own release has succeeded and a second look agrees.</summary>
internal static class ConfigRun
{
    public static async Task<StepOutcome> RunAsync(
        RunScope scope, SetConfigStep step, bool begun, CancellationToken cancellationToken)
    {
        try
        {
            if (!begun || await LostAnswer.NewReleaseAsync(scope, step.App, cancellationToken).ConfigureAwait(false) is null)
            {
                await scope.Writer.UpdateConfigVarsAsync(step.App, step.Values, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (HerokuException lost) when (lost.MayHaveActed)
        {
            // Whose release it is, the second look below tells by the values.
            var found = await LostAnswer.FindAsync(
                scope, lost, token => LostAnswer.NewReleaseAsync(scope, step.App, token), cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return LostAnswer.Nothing(lost, step.App, bringsCode: false);
            }
        }

        var released = await ReleaseWatch.SeeAsync(scope, step.App, null, null, cancellationToken).ConfigureAwait(false);
        if (released.Kind != StepOutcomeKind.Succeeded)
        {
            return released;
        }

        var config = await scope.Heroku.Reader.GetConfigVarsAsync(step.App, cancellationToken).ConfigureAwait(false);
        string[] others =
            [.. step.Values.Where(pair => config.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => pair.Key)];
        return others.Length == 0
            ? StepOutcome.Succeeded
            : StepOutcome.Unknown($"{string.Join(", ", others)} of {step.App} changed again right after it was set");
    }
}
