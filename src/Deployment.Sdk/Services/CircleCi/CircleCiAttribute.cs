using Deployment.Sdk.Services;
using Deployment.Sdk.Services.CircleCi;

namespace Deployment.Sdk;

/// <summary>
/// What arrives must have passed at CircleCI, by its API, version 2. While it runs there, or waits there for a person, the gate waits, for
/// <see cref="Wait"/> seconds. A personal API token is in <c>CIRCLE_TOKEN</c>.
/// </summary>
/// <param name="project">The project's slug, such as <c>gh/yunojuno/platform</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CircleCiAttribute(string project) : GateAttribute
{
    /// <summary>The project's slug.</summary>
    public string Project { get; } = project ?? "";

    /// <summary>The workflow that must have passed; null for all of the commit's newest pipeline.</summary>
    public string? Workflow { get; init; }

    /// <summary>
    /// The job that must have passed, such as <c>test</c>; null for whole workflows. A workflow that delivers, or that holds a promotion for a
    /// person, has not ended while it does so: name the job that tests.
    /// </summary>
    public string? Job { get; init; }

    /// <summary>How long to wait, in whole seconds; 900 unless declared.</summary>
    public int Wait { get; init; } = 900;

    /// <summary>Another address of the API; <c>CIRCLE_API_URL</c> comes before it. Null is <c>https://circleci.com/api/v2/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => CircleCiService.Variables;

    /// <inheritdoc/>
    public override string Describe() => (Workflow, Job) switch
    {
        (null, null) => $"workflows at CircleCI of {Project}",
        (var workflow, null) => $"workflow {workflow} at CircleCI of {Project}",
        (null, var job) => $"job {job} at CircleCI of {Project}",
        var (workflow, job) => $"job {job} of workflow {workflow} at CircleCI of {Project}",
    };

    /// <inheritdoc/>
    public override async Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var services = context.Services;
        var reader = new CircleCiReader(
            services,
            CircleCiService.For(services.Address(CircleCiService.AddressVariable, Address, CircleCiService.Cloud), context.Commit, Workflow, Job),
            Project,
            Workflow,
            Job);
        return await WaitedVerdict.AskAsync(CircleCiService.Name, token => reader.TryAsync(context.Commit, token), Wait, services, cancellationToken)
            .ConfigureAwait(false);
    }
}
