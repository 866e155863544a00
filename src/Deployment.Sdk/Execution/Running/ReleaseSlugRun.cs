using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="ReleaseSlugStep"/>: the slug that the builder runs, released on a sister app.</summary>
internal static class ReleaseSlugRun
{
    public static async Task<StepOutcome> RunAsync(
        RunScope scope, ReleaseSlugStep step, BuiltSlugs built, bool begun, CancellationToken cancellationToken)
    {
        if (await built.OfAsync(step.Builder, step.Commit, cancellationToken).ConfigureAwait(false) is not var (running, slug))
        {
            return StepOutcome.Failed($"{step.Builder} does not run {CommitHash.Short(step.Commit)}, so {step.App} cannot have its slug");
        }

        return await SlugRelease.MakeAsync(
            scope,
            step.App,
            begun,
            token => scope.Writer.CreateReleaseAsync(
                step.App,
                new ReleaseRequest(slug.Id, $"Deploy {CommitHash.Short(step.Commit)} built as v{running.Version} of {step.Builder}"),
                token),
            (made, token) => SlugMatch.IsAsync(scope, step.App, made, slug, token),
            cancellationToken).ConfigureAwait(false);
    }
}
