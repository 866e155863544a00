using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="DeclaredStep"/>: somebody else's code, which may break, hang, or not listen.</summary>
internal static class DeclaredRun
{
    public static async Task<StepOutcome> RunAsync(RunScope scope, DeclaredStep step, Uri? webUrl, CancellationToken cancellationToken)
    {
        try
        {
            var work = step.Attribute.RunAsync(new StepContext(scope, step, webUrl), cancellationToken);
            return await PatientlyAsync(work, scope.Time, cancellationToken).ConfigureAwait(false)
                ?? StepOutcome.Unknown($"{step.Description}: it ended without an outcome");
        }
        catch (Exception failure) when (!IsOurs(failure, cancellationToken))
        {
            // How far it came before it broke is not ours to guess.
            return StepOutcome.Unknown($"{step.Description}: {failure.GetType().Name}: {failure.Message}");
        }
    }

    // A step that is stopped may have something to tidy up; one that does not listen must not keep maintenance on.
    private static async Task<StepOutcome?> PatientlyAsync(Task<StepOutcome> work, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !work.IsCompleted)
        {
            return await work.WaitAsync(Limits.CleanUp, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static bool IsOurs(Exception failure, CancellationToken cancellationToken) =>
        failure is HerokuException or LeaseLostException or ForeignChangeException
        || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
