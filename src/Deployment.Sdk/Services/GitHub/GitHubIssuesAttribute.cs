using Deployment.Sdk.Services;
using Deployment.Sdk.Services.GitHub;

namespace Deployment.Sdk;

/// <summary>
/// Puts one comment on each issue and pull request of a GitHub repository that the commits of a release mention, after a delivery that succeeded. A
/// token that may write issues and pull requests is in <c>GITHUB_TOKEN</c>.
/// </summary>
/// <param name="owner">The owner of the repository.</param>
/// <param name="repository">The repository's name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GitHubIssuesAttribute(string owner, string repository) : ObserverAttribute
{
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
    public override string Describe() => $"issues of GitHub repository {Owner}/{Repository}";

    /// <inheritdoc/>
    public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (happening.Kind != DeliveryEventKind.Succeeded)
        {
            return Task.CompletedTask;
        }

        var service = GitHubService.At(services.Address(GitHubService.AddressVariable, Address, GitHubService.Cloud));
        var authorization = GitHubService.Authorization(services);
        var api = ServiceClient.Of<IGitHubApi>(services, service, GitHubJson.Default);
        return new IssueComments(new GitHubIssues(api, authorization, Owner, Repository), $"{Owner}/{Repository}", services, service)
            .TellAsync(happening, cancellationToken);
    }
}
