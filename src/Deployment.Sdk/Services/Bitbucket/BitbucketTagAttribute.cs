using System.Globalization;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Bitbucket;

namespace Deployment.Sdk;

/// <summary>
/// Tags at Bitbucket Cloud each commit that arrived: after a delivery that succeeded, under a name that the Heroku release has too. The token
/// is where <see cref="BitbucketAttribute"/> has it, and needs the scope to write.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="repository">The repository's slug.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BitbucketTagAttribute(string workspace, string repository) : ObserverAttribute
{
    /// <summary>The workspace.</summary>
    public string Workspace { get; } = workspace ?? "";

    /// <summary>The repository's slug.</summary>
    public string Repository { get; } = repository ?? "";

    /// <summary>
    /// The tag's name, in which <c>{environment}</c>, <c>{version}</c> (of the first app's release), <c>{commit}</c> (12 characters) and
    /// <c>{date}</c> (<c>yyyy-MM-dd</c>, UTC) are filled in.
    /// </summary>
    public string Name { get; init => field = value ?? "{environment}-v{version}"; } = "{environment}-v{version}";

    /// <summary>Another address of the API; <c>BITBUCKET_API_URL</c> comes before it. Null is <c>https://api.bitbucket.org/2.0/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => BitbucketService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"tags of Bitbucket repository {Workspace}/{Repository}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (happening.Kind != DeliveryEventKind.Succeeded)
        {
            return;
        }

        var service = BitbucketService.At(services.Address(BitbucketService.AddressVariable, Address, BitbucketService.Cloud));
        var authorization = BitbucketService.Authorization(services);
        var api = ServiceClient.Of<IBitbucketApi>(services, service, BitbucketJson.Default);
        var name = Filled(happening);
        if (await FindAsync(api, name, authorization, cancellationToken).ConfigureAwait(false) is not { } there)
        {
            await api.TagAsync(
                Workspace,
                Repository,
                authorization,
                new BitbucketTag { Name = name, Target = new BitbucketTarget { Hash = happening.Commit } },
                cancellationToken).ConfigureAwait(false);
        }
        else if (there.Target.Hash != happening.Commit)
        {
            throw new ServiceException(
                $"tag {name} is at {NeutralText.Line(there.Target.Hash, 12)} already, and a tag is never moved: declare a Name that differs for each release");
        }
    }

    // The answer to a tag that is there already is a 400 like any other, so it is looked up first.
    private async Task<BitbucketTag?> FindAsync(IBitbucketApi api, string name, string authorization, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetTagAsync(Workspace, Repository, name, authorization, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    private string Filled(DeliveryEvent happening) => Name
        .Replace("{environment}", string.Concat(happening.Environment.Select(character =>
            char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-')), StringComparison.Ordinal)
        .Replace("{version}", happening.Running is [{ Version: { } version }, ..] ? version.ToString(CultureInfo.InvariantCulture) : "0", StringComparison.Ordinal)
        .Replace("{commit}", happening.Commit[..12], StringComparison.Ordinal)
        .Replace("{date}", happening.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
