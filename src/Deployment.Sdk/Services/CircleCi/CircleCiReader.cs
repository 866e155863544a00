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

    /// <summary>The verdict, when there is one; else what is waited for. What a wait cannot change is a <see cref="ServiceException"/>.</summary>
    public async Task<(GateVerdict? Verdict, string Waits)> TryAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            var pipelines = await AllAsync<CircleCiPipeline>((page, token) => _api.PipelinesAsync(project, page, _token, token), IsOf(commit), cancellationToken).ConfigureAwait(false);
            foreach (var pipeline in pipelines.Where(IsOf(commit)).OrderByDescending(pipeline => pipeline.Number))
            {
                if (pipeline.State == CircleCiPipeline.Errored)
                {
                    return (GateVerdict.No("CircleCI: the pipeline of the commit is \"errored\": its config file could not be used"), "");
                }

                var found = await FindAsync(pipeline, cancellationToken).ConfigureAwait(false);
                if (found.Count > 0)
                {
                    return Decide(found);
                }
            }

            return (null, $"there is no {Asked} of the commit but perhaps this one");
        }
        catch (ServiceException failure) when (failure.Status is null or 429 or >= 500)
        {
            return (null, failure.Message);
        }
    }

    private string Asked => job is not null ? $"job {Quoted(job)}" : workflow is not null ? $"workflow {Quoted(workflow)}" : "workflow";

    private async Task<IReadOnlyList<(string What, string Status)>> FindAsync(CircleCiPipeline pipeline, CancellationToken cancellationToken)
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
            return [.. workflows.Select(one => ($"workflow {Quoted(one.Name)}", one.Status))];
        }

        var found = new List<(string, string)>();
        foreach (var one in workflows)
        {
            var jobs = await AllAsync<CircleCiJob>((page, token) => _api.JobsAsync(one.Id, page, _token, token), null, cancellationToken).ConfigureAwait(false);
            found.AddRange(jobs.Where(each => each.Name == job).Select(each => ($"job {Quoted(each.Name)}", each.Status)));
        }

        return found;
    }

    private static (GateVerdict? Verdict, string Waits) Decide(IReadOnlyList<(string What, string Status)> found) =>
        found.FirstOrDefault(one => Ends.Contains(one.Status)) is { What: { } what, Status: var end }
            ? (GateVerdict.No($"CircleCI: {what} of the commit is \"{end}\""), "")
        : found.FirstOrDefault(one => one.Status != Success) is { What: { } waits, Status: var state }
            ? (null, state == "on_hold" ? $"{waits} of the commit waits for a person at CircleCI" : $"{waits} of the commit is {Quoted(state)}")
        : (GateVerdict.Yes($"CircleCI: {string.Join(", ", found.Select(one => one.What).Distinct())} of the commit passed"), "");

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
}
