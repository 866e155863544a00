using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>
/// Reads the review apps of the plan's pipeline: three calls, and one for each that is not made yet or could not be, whose app setup
/// says how far that came and why it failed.
/// </summary>
internal sealed class ReviewAppReading(DeliverySession session)
{
    /// <param name="targets">The environments, whose tokens are tried one after the other until one sees the pipeline; production's last.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Verdict<PipelineReviewApp[]>> ReadAsync(IEnumerable<Target> targets, CancellationToken cancellationToken)
    {
        Refusal? unseen = null;
        var asked = new HashSet<HerokuConnection>();
        foreach (var target in targets.OrderBy(target => target.Stage == Stage.Production))
        {
            var connection = session.Connect(target);
            if (connection.Refusal is { } closed)
            {
                unseen ??= closed;
                continue;
            }

            if (!asked.Add(connection.Value))
            {
                continue;
            }

            try
            {
                return await ReadAsync(connection.Value.Reader, cancellationToken).ConfigureAwait(false);
            }
            catch (HerokuException failure)
            {
                unseen = new Refusal(
                    failure.IsNotAuthorised ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed,
                    $"the review apps of {session.Plan.Pipeline} cannot be read: {failure.Message}",
                    failure.Remedy);
                if (failure.Status is not (401 or 403 or 404))
                {
                    break;
                }
            }
        }

        return unseen ?? Refusal.Policy("the plan has no environment, and so no token");
    }

    private async Task<PipelineReviewApp[]> ReadAsync(IHerokuReader heroku, CancellationToken cancellationToken)
    {
        var pipeline = await heroku.GetPipelineAsync(session.Plan.Pipeline, cancellationToken).ConfigureAwait(false);
        var reviews = (await heroku.ReviewAppsAsync(pipeline.Id).ToArrayAsync(cancellationToken).ConfigureAwait(false))
            .Where(review => review.Status != ReviewAppStatus.Deleted)
            .OrderBy(review => review.PrNumber ?? int.MaxValue).ThenBy(review => review.Branch, StringComparer.Ordinal).ToArray();
        var names = await heroku.NamesOfAppsAsync(reviews.Select(review => review.App?.Id).OfType<string>(), cancellationToken).ConfigureAwait(false);
        var read = new PipelineReviewApp[reviews.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, read.Length),
            new ParallelOptions { MaxDegreeOfParallelism = StatusReading.AtOnce, CancellationToken = cancellationToken },
            async (place, token) =>
            {
                var review = reviews[place];
                var setup = await SetupAsync(heroku, review, token).ConfigureAwait(false);
                read[place] = new PipelineReviewApp(
                    review.App is { } app ? names.GetValueOrDefault(app.Id) : null,
                    review.Branch,
                    review.PrNumber,
                    review.Status,
                    Reason(review, setup) is { } reason ? session.Masked(reason) : null,
                    setup?.Build?.Status,
                    review.CreatedAt.ToUniversalTime(),
                    review.UpdatedAt.ToUniversalTime());
            }).ConfigureAwait(false);
        return read;
    }

    private static string? Reason(ReviewApp review, AppSetup? setup) =>
        review.Message
        ?? setup?.FailureMessage
        ?? (setup is { ManifestErrors: { Count: > 0 } errors } ? $"app.json: {string.Join("; ", errors)}" : null)
        ?? review.ErrorStatus;

    // What was made says nothing more; an app setup that is gone says nothing at all.
    private static async Task<AppSetup?> SetupAsync(IHerokuReader heroku, ReviewApp review, CancellationToken cancellationToken)
    {
        if (review.AppSetup is not { } setup || review.Status is ReviewAppStatus.Created or ReviewAppStatus.Deleting)
        {
            return null;
        }

        try
        {
            return await heroku.GetAppSetupAsync(setup.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (HerokuException failure) when (failure.Status is 404 or 410)
        {
            return null;
        }
    }
}
