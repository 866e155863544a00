using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="RollbackStep"/>. Heroku's own rollback also brings the config of then back.</summary>
internal static class RollbackRun
{
    public static Task<StepOutcome> RunAsync(RunScope scope, RollbackStep step, bool begun, CancellationToken cancellationToken) =>
        SlugRelease.MakeAsync(
            scope,
            step.App,
            begun,
            token => UrgentCall.SendAsync(() => step.WithConfig
                ? scope.Writer.RollbackAsync(step.App, new RollbackRequest(step.To.ReleaseId), token)
                : scope.Writer.CreateReleaseAsync(
                    step.App,
                    new ReleaseRequest(step.To.SlugId, $"Rollback to {CommitHash.Short(step.To.Commit)} of v{step.To.Version}, config kept"),
                    token)),
            (made, token) => SlugMatch.IsAsync(scope, step.App, made, step.To, token),
            cancellationToken);
}
