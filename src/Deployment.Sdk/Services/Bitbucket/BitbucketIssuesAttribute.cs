using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Bitbucket;

namespace Deployment.Sdk;

/// <summary>
/// Puts one comment on each issue of a Bitbucket Cloud repository that the commits of a release mention, after a delivery that succeeded. The
/// token is where <see cref="BitbucketAttribute"/> has it, and needs the scope to write issues.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="repository">The repository's slug.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BitbucketIssuesAttribute(string workspace, string repository) : ObserverAttribute
{
    /// <summary>The workspace.</summary>
    public string Workspace { get; } = workspace ?? "";

    /// <summary>The repository's slug.</summary>
    public string Repository { get; } = repository ?? "";

    /// <summary>Another address of the API; <c>BITBUCKET_API_URL</c> comes before it. Null is <c>https://api.bitbucket.org/2.0/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => BitbucketService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"issues of Bitbucket repository {Workspace}/{Repository}";

    /// <inheritdoc/>
    public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (happening.Kind != DeliveryEventKind.Succeeded)
        {
            return Task.CompletedTask;
        }

        var service = BitbucketService.At(services.Address(BitbucketService.AddressVariable, Address, BitbucketService.Cloud));
        var authorization = BitbucketService.Authorization(services);
        var api = ServiceClient.Of<IBitbucketApi>(services, service, BitbucketJson.Default);
        return new IssueComments(new BitbucketIssues(api, authorization, Workspace, Repository), $"{Workspace}/{Repository}", services, service)
            .TellAsync(happening, cancellationToken);
    }
}
