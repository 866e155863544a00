using System.Globalization;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.GitLab;

namespace Deployment.Sdk;

/// <summary>
/// Shows each delivery at GitLab as a deployment of the project, whose status changes when it ends. A token with the scope <c>api</c> is in
/// <c>GITLAB_TOKEN</c>.
/// </summary>
/// <param name="project">The project's path with its groups, such as <c>yunojuno/platform</c>, or its id.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GitLabAttribute(string project) : ObserverAttribute
{
    private const string Made = "deployment of ";

    /// <summary>The project's path or id.</summary>
    public string Project { get; } = project ?? "";

    /// <summary>The branch that a promotion is shown under, which has none of its own; null for the commit in its place.</summary>
    public string? PromotionBranch { get; init; }

    /// <summary>
    /// Another address of the API, such as <c>https://gitlab.yunojuno.example/api/v4</c>; <c>GITLAB_API_URL</c> comes before it. Null is
    /// <c>https://gitlab.com/api/v4/</c>.
    /// </summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => GitLabService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"GitLab project {Project}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);

        // What waits or is frozen has not begun, and would stay behind as a deployment without an end; config deploys nothing.
        if (happening.Kind is not (DeliveryEventKind.Started or DeliveryEventKind.Succeeded or DeliveryEventKind.Failed or DeliveryEventKind.RolledBack))
        {
            return;
        }

        var service = GitLabService.At(services.Address(GitLabService.AddressVariable, Address, GitLabService.Cloud));
        var token = services.Require(GitLabService.TokenVariable, "rehearsed-gitlab-token");
        var api = ServiceClient.Of<IGitLabApi>(services, service, GitLabJson.Default);
        if (happening is not { Kind: DeliveryEventKind.RolledBack, Rollback: { } back })
        {
            await TellAsync(happening.Commit, GitLabStatus.Of(happening.Kind)).ConfigureAwait(false);
            return;
        }

        // GitLab takes the newest deployment that succeeded for the current one. What a delivery took back by itself never did.
        if (!back.IsAutomatic || services.Recall(Made + back.To) is not null)
        {
            await TellAsync(back.To, GitLabStatus.Of(DeliveryEventKind.Succeeded)).ConfigureAwait(false);
        }

        if (back.IsAutomatic)
        {
            await TellAsync(happening.Commit, GitLabStatus.Of(happening.Kind)).ConfigureAwait(false);
        }

        async Task TellAsync(string commit, GitLabStatus status)
        {
            if (services.Recall(Made + commit) is { } there)
            {
                // One that is taken up runs already, and GitLab refuses to say so twice.
                if (happening.Kind == DeliveryEventKind.Started)
                {
                    return;
                }

                await api.SetStatusAsync(Project, there, token, status, cancellationToken).ConfigureAwait(false);
                return;
            }

            var branch = (commit == happening.Commit ? happening.Branch : null) ?? PromotionBranch ?? commit;
            var made = await api.DeployAsync(
                Project, token, new GitLabDeployment(happening.Environment, commit, branch, Tag: false, status.Status), cancellationToken).ConfigureAwait(false);
            services.Remember(Made + commit, made.Id.ToString(CultureInfo.InvariantCulture));
        }
    }
}
