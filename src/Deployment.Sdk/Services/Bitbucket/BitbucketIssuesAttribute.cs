using System.Globalization;
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
    private const int LongestComment = 30_000;

    private const int MostIssues = 20;

    private const int MostPages = 10;

    /// <summary>The workspace.</summary>
    public string Workspace { get; } = workspace;

    /// <summary>The repository's slug.</summary>
    public string Repository { get; } = repository;

    /// <summary>Another address of the API; <c>BITBUCKET_API_URL</c> comes before it. Null is <c>https://api.bitbucket.org/2.0/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

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
        return NamedInCommits.TellAsync(
            IssueMention.In(happening.Commits, $"{Workspace}/{Repository}", BitbucketService.Host, withRequests: false),
            MostIssues,
            happening,
            "issues",
            issue => string.Create(CultureInfo.InvariantCulture, $"issue {issue.Number}"),
            issue => TellAsync(api, issue, happening, authorization, cancellationToken));
    }

    private async Task TellAsync(
        IBitbucketApi api, IssueMention issue, DeliveryEvent happening, string authorization, CancellationToken cancellationToken)
    {
        var marker = CommentMarker.Of(happening);
        for (var page = 1; page <= MostPages; page++)
        {
            var comments = await api.CommentsAsync(Workspace, Repository, issue.Number, page, authorization, cancellationToken).ConfigureAwait(false);
            if (comments.Values.Any(comment => marker.IsIn(comment.Content.Raw)))
            {
                return;
            }

            if (comments.Next is null)
            {
                break;
            }
        }

        var text = marker.Under(happening, issue.Commits, LongestComment);
        await api.CommentAsync(
            Workspace,
            Repository,
            issue.Number,
            authorization,
            new BitbucketComment { Content = new BitbucketContent(text) },
            cancellationToken).ConfigureAwait(false);
    }
}
