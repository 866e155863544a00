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
    public override string Describe() => $"Bitbucket repository {Workspace}/{Repository}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);

        var statuses = BitbucketStatus.AllOf(happening);
        if (statuses.Count == 0)
        {
            return;
        }

        var service = BitbucketService.At(services.Address(BitbucketService.AddressVariable, Address, BitbucketService.Cloud));
        var authorization = BitbucketService.Authorization(services);
        var api = ServiceClient.Of<IBitbucketApi>(services, service, BitbucketJson.Default);

        // Together, so that a commit that Bitbucket does not know keeps no other from being told.
        await Task.WhenAll(statuses.Select(each =>
            api.SetStatusAsync(Workspace, Repository, each.Commit, authorization, each.Status, cancellationToken))).ConfigureAwait(false);
    }

    Task<ReleaseContents> IReleaseHistory.ReadAsync(
        string from, string to, ReleaseLimits most, IServiceContext services, CancellationToken cancellationToken) =>
        History(services).ReadAsync(from, to, most, cancellationToken);

    Task<IReadOnlyList<DeliveredCommit>> IReleaseHistory.CommitsAsync(
        string from, string to, int most, IServiceContext services, CancellationToken cancellationToken) =>
        History(services).CommitsAsync(from, to, most, cancellationToken);

    private BitbucketHistory History(IServiceContext services) => new(
        services, BitbucketService.At(services.Address(BitbucketService.AddressVariable, Address, BitbucketService.Cloud)), Workspace, Repository);
}
