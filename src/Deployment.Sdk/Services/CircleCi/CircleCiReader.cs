namespace Deployment.Sdk.Services.CircleCi;

/// <summary>Reads how the newest pipeline of a commit went, in which there is what is asked for.</summary>
/// <param name="services">The means.</param>
/// <param name="service">CircleCI.</param>
/// <param name="project">The project's slug.</param>
/// <param name="workflow">The workflow that is asked for; null for all.</param>
/// <param name="job">The job that is asked for; null for whole workflows.</param>
internal sealed class CircleCiReader(IServiceContext services, OutsideService service, string project, string? workflow, string? job)
{
    public const string Success = "success";

    /// <summary>A commit that so many pages of pipelines came after is none that is delivered now.</summary>
    private const int Pages = 10;

    // Whatever else there is may still become a success.
    private static readonly HashSet<string> Ends = new(
        ["not_run", "failed", "error", "failing", "canceled", "unauthorized", "infrastructure_fail", "timedout", "terminated-unknown"],
        StringComparer.Ordinal);

    private readonly ICircleCiApi _api = ServiceClient.Of<ICircleCiApi>(services, service, CircleCiJson.Default);

    private readonly string _token = services.Require(CircleCiService.TokenVariable, "rehearsed-circleci-token");

    // A delivery that runs in a workflow must not wait for its end. A job of it may have ended.
    private readonly string? _own = job is null ? services.Variable("CIRCLE_WORKFLOW_ID") : null;

    /// <summary>Asks once. What a wait cannot change is a <see cref="ServiceException"/>.</summary>
    public async Task<AskedOnce> TryAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            var pipelines = await AllAsync<CircleCiPipeline>((page, token) => _api.PipelinesAsync(project, page, _token, token), IsOf(commit), cancellationToken).ConfigureAwait(false);
            foreach (var pipeline in pipelines.Where(IsOf(commit)).OrderByDescending(pipeline => pipeline.Number))
            {
                if (pipeline.State == CircleCiPipeline.Errored)
                {
                    return AskedOnce.Decided(
                        GateVerdict.No("CircleCI: the pipeline of the commit is \"errored\": its config file could not be used"), Page(pipeline));
                }

                var found = await FindAsync(pipeline, cancellationToken).ConfigureAwait(false);
                if (found.Count > 0)
                {
                    return Decide(found);
                }
            }

            return AskedOnce.Waiting($"there is no {Asked} of the commit but perhaps this one");
        }
        catch (ServiceException failure) when (failure.Status is null or 429 or >= 500)
        {
            return AskedOnce.Waiting(failure.Message);
        }
    }

    private string Asked => job is not null ? $"job {Quoted(job)}" : workflow is not null ? $"workflow {Quoted(workflow)}" : "workflow";

    private async Task<IReadOnlyList<Found>> FindAsync(CircleCiPipeline pipeline, CancellationToken cancellationToken)
    {
        var all = await AllAsync<CircleCiWorkflow>((page, token) => _api.WorkflowsAsync(pipeline.Id, page, _token, token), null, cancellationToken).ConfigureAwait(false);

        // Of those that were run again the newest counts.
        CircleCiWorkflow[] workflows =
        [
            .. all.Where(one => one.Id != _own && (workflow is null || one.Name == workflow))
                .GroupBy(one => one.Name).Select(same => same.MaxBy(one => one.CreatedAt)!)
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
        if (job is null)
        {
            return [.. workflows.Select(one => new Found($"workflow {Quoted(one.Name)}", one.Status, Page(pipeline, one)))];
        }

        var found = new List<Found>();
        foreach (var one in workflows)
        {
            var jobs = await AllAsync<CircleCiJob>((page, token) => _api.JobsAsync(one.Id, page, _token, token), null, cancellationToken).ConfigureAwait(false);
            found.AddRange(jobs.Where(each => each.Name == job).Select(each => new Found($"job {Quoted(each.Name)}", each.Status, Page(pipeline, one, each))));
        }

        return found;
    }

    private static AskedOnce Decide(IReadOnlyList<Found> found) =>
        found.FirstOrDefault(one => Ends.Contains(one.Status)) is { } ended
            ? AskedOnce.Decided(GateVerdict.No($"CircleCI: {ended.What} of the commit is \"{ended.Status}\""), ended.Page)
        : found.FirstOrDefault(one => one.Status != Success) is { } waits
            ? AskedOnce.Waiting(
                waits.Status == "on_hold" ? $"{waits.What} of the commit waits for a person at CircleCI" : $"{waits.What} of the commit is {Quoted(waits.Status)}",
                waits.Page)
        : AskedOnce.Decided(GateVerdict.Yes($"CircleCI: {string.Join(", ", found.Select(one => one.What).Distinct())} of the commit passed"), found[0].Page);

    private Uri? Page(CircleCiPipeline pipeline, CircleCiWorkflow? of = null, CircleCiJob? part = null) =>
        services.IsRehearsal ? null : CircleCiService.Page(service.Address, project, pipeline.Number, of?.Id, part?.JobNumber);

    // Pages until the first with what is looked for, or all of them.
    private static async Task<IReadOnlyList<T>> AllAsync<T>(
        Func<string?, CancellationToken, Task<CircleCiPage<T>>> read, Func<T, bool>? isWanted, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        string? next = null;
        for (var page = 0; page < Pages; page++)
        {
            var one = await read(next, cancellationToken).ConfigureAwait(false);
            all.AddRange(one.Items);
            next = one.NextPageToken;
            if (string.IsNullOrEmpty(next) || (isWanted is not null && one.Items.Any(isWanted)))
            {
                break;
            }
        }

        return all;
    }

    private static Func<CircleCiPipeline, bool> IsOf(string commit) => pipeline => pipeline.Vcs?.Revision == commit;

    private static string Quoted(string text) => $"\"{NeutralText.Line(text, 100)}\"";

    private sealed record Found(string What, string Status, Uri? Page);
}
