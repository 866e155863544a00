using System.Globalization;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.GitHub;

namespace Deployment.Sdk;

/// <summary>
/// Shows each delivery at GitHub as a deployment of the repository, whose status changes as it goes on. A token that may write deployments is in
/// <c>GITHUB_TOKEN</c>.
/// </summary>
/// <param name="owner">The owner of the repository.</param>
/// <param name="repository">The repository's name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GitHubAttribute(string owner, string repository) : ObserverAttribute
{
    private const string Made = "deployment of ";

    /// <summary>The owner of the repository.</summary>
    public string Owner { get; } = owner ?? "";

    /// <summary>The repository's name.</summary>
    public string Repository { get; } = repository ?? "";

    /// <summary>Another address of the API; <c>GITHUB_API_URL</c> comes before it. Null is <c>https://api.github.com/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => GitHubService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"GitHub repository {Owner}/{Repository}";

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

        var service = GitHubService.At(services.Address(GitHubService.AddressVariable, Address, GitHubService.Cloud));
        var authorization = GitHubService.Authorization(services);
        var api = ServiceClient.Of<IGitHubApi>(services, service, GitHubJson.Default);
        if (happening is not { Kind: DeliveryEventKind.RolledBack, Rollback: { } back })
        {
            await TellAsync(happening.Commit, GitHubState.Of(happening)).ConfigureAwait(false);
            return;
        }

        // What a delivery took back by itself never became active, so what runs again still is, unless its return has a deployment of its own.
        if (!back.IsAutomatic || services.Recall(Made + back.To) is not null)
        {
            await TellAsync(back.To, GitHubState.Of(happening, GitHubState.Success)).ConfigureAwait(false);
        }

        if (back.IsAutomatic)
        {
            await TellAsync(happening.Commit, GitHubState.Of(happening)).ConfigureAwait(false);
        }
        else if (back.From is { } from && from != back.To
            && await FindAsync(from).ConfigureAwait(false) is { } there)
        {
            // Of production GitHub does not do so by itself.
            await api.SetStateAsync(
                Owner, Repository, there, authorization, GitHubState.Of(happening, GitHubState.Inactive), cancellationToken).ConfigureAwait(false);
        }

        async Task TellAsync(string commit, GitHubState state)
        {
            var deployment = services.Recall(Made + commit) ?? await MakeAsync(commit).ConfigureAwait(false);
            services.Remember(Made + commit, deployment);
            await api.SetStateAsync(Owner, Repository, deployment, authorization, state, cancellationToken).ConfigureAwait(false);
        }

        async Task<string> MakeAsync(string commit)
        {
            var made = await api.DeployAsync(Owner, Repository, authorization, GitHubDeployment.Of(happening, commit), cancellationToken).ConfigureAwait(false);

            // An answer 202 that is no deployment says what GitHub did in its place.
            return made.Id is { } id
                ? id.ToString(CultureInfo.InvariantCulture)
                : throw new ServiceException($"the answer is not one of GitHub: it made no deployment: {NeutralText.Line(made.Message ?? "no reason", 300)}");
        }

        async Task<string?> FindAsync(string commit) =>
            await api.DeploymentsAsync(Owner, Repository, commit, happening.Environment, authorization, cancellationToken).ConfigureAwait(false)
                is [{ Id: { } id }, ..] ? id.ToString(CultureInfo.InvariantCulture) : null;
    }
}
