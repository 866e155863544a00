using Deployment.Sdk.Execution;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Bitbucket;

namespace Deployment.Sdk;

/// <summary>
/// Shows at Bitbucket Cloud, as a build status of the commit, how its delivery to each environment goes. An access token is in
/// <c>BITBUCKET_ACCESS_TOKEN</c>, or an account's in <c>BITBUCKET_USER_EMAIL</c> and <c>BITBUCKET_API_TOKEN</c>.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="repository">The repository's slug.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BitbucketAttribute(string workspace, string repository) : ObserverAttribute, IReleaseHistory
{
    /// <summary>The workspace.</summary>
    public string Workspace { get; } = workspace;

    /// <summary>The repository's slug.</summary>
    public string Repository { get; } = repository;

    /// <summary>Another address of the API; <c>BITBUCKET_API_URL</c> comes before it. Null is <c>https://api.bitbucket.org/2.0/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override string Describe() => $"Bitbucket repository {Workspace}/{Repository}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);

        // A status is of a commit's delivery. A freeze and config are about none, and a request may be of one that is delivered elsewhere.
        if (happening.IsOfConfigAlone || happening.Kind is DeliveryEventKind.FreezeBegan or DeliveryEventKind.FreezeEnded
            or DeliveryEventKind.ConfigStarted or DeliveryEventKind.ConfigSucceeded or DeliveryEventKind.ConfigFailed or DeliveryEventKind.ApprovalVoided)
        {
            return;
        }

        var service = BitbucketService.At(services.Address(BitbucketService.AddressVariable, Address, BitbucketService.Cloud));
        var authorization = BitbucketService.Authorization(services);
        await ServiceClient.Of<IBitbucketApi>(services, service, BitbucketJson.Default).SetStatusAsync(
            Workspace, Repository, happening.Commit, authorization, BitbucketStatus.Of(happening), cancellationToken).ConfigureAwait(false);
    }

    Task<ReleaseContents> IReleaseHistory.ReadAsync(
        string from, string to, ReleaseLimits most, IServiceContext services, CancellationToken cancellationToken)
    {
        var service = BitbucketService.At(services.Address(BitbucketService.AddressVariable, Address, BitbucketService.Cloud));
        return new BitbucketHistory(services, service, Workspace, Repository).ReadAsync(from, to, most, cancellationToken);
    }
}
