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
    private const string Made = "deployment";

    /// <summary>The owner of the repository.</summary>
    public string Owner { get; } = owner;

    /// <summary>The repository's name.</summary>
    public string Repository { get; } = repository;

    /// <summary>Another address of the API; <c>GITHUB_API_URL</c> comes before it. Null is <c>https://api.github.com/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

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
        var deployment = services.Recall(Made) ?? await MakeAsync(api, happening, authorization, cancellationToken).ConfigureAwait(false);
        services.Remember(Made, deployment);
        await api.SetStateAsync(Owner, Repository, deployment, authorization, GitHubState.Of(happening), cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> MakeAsync(IGitHubApi api, DeliveryEvent happening, string authorization, CancellationToken cancellationToken)
    {
        var made = await api.DeployAsync(Owner, Repository, authorization, GitHubDeployment.Of(happening), cancellationToken).ConfigureAwait(false);

        // An answer 202 that is no deployment says what GitHub did in its place.
        return made.Id is { } id
            ? id.ToString(CultureInfo.InvariantCulture)
            : throw new ServiceException($"the answer is not one of GitHub: it made no deployment: {NeutralText.Line(made.Message ?? "no reason", 300)}");
    }
}
