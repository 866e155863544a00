using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Carries out <see cref="ReleaseSlugStep"/>: the slug that the builder runs, released on a sister app.</summary>
internal static class ReleaseSlugRun
{
    public static async Task<StepOutcome> RunAsync(
        RunScope scope, ReleaseSlugStep step, bool begun, CancellationToken cancellationToken)
    {
        var builder = await new TargetReader(scope.Heroku.Reader).ReadAsync(step.Builder, cancellationToken).ConfigureAwait(false);
        if (builder is not { Running: { } running, RunningSlug: { } slug } || slug.Commit != step.Commit)
        {
            return StepOutcome.Failed($"{step.Builder} does not run {CommitHash.Short(step.Commit)}, so {step.App} cannot have its slug");
        }

        Release? release;
        try
        {
            release = begun ? await FindAsync(cancellationToken).ConfigureAwait(false) : null;
            release ??= await scope.Writer.CreateReleaseAsync(
                step.App,
                new ReleaseRequest(slug.Id, $"Deploy {CommitHash.Short(step.Commit)} built as v{running.Version} of {step.Builder}"),
                cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException lost) when (lost.MayHaveActed)
        {
            release = await LostAnswer.FindAsync(scope, lost, FindAsync, cancellationToken).ConfigureAwait(false);
            if (release is null)
            {
                return LostAnswer.Nothing(lost, step.App);
            }
        }

        return await ReleaseWatch
            .SeeAsync(scope, step.App, release.Id, (made, token) => SlugMatch.IsAsync(scope, step.App, made, slug, token), cancellationToken)
            .ConfigureAwait(false);

        async Task<Release?> FindAsync(CancellationToken token) =>
            await LostAnswer.NewReleaseAsync(scope, step.App, token).ConfigureAwait(false) is { } made
            && await SlugMatch.IsAsync(scope, step.App, made, slug, token).ConfigureAwait(false)
                ? made
                : null;
    }
}
