using System.Globalization;

namespace Deployment.Sdk.Services;

/// <summary>Puts one comment on each issue that the commits of a release mention, whoever hosts the issues.</summary>
/// <param name="host">Who does.</param>
/// <param name="repository">The repository, <c>owner/name</c>.</param>
/// <param name="services">The means.</param>
/// <param name="service">The host as it is called.</param>
internal sealed class IssueComments(IIssueHost host, string repository, IServiceContext services, OutsideService service)
{
    /// <summary>Hosts limit how fast content is made; more would run into that limit.</summary>
    private const int MostIssues = 20;

    private const int MostPages = 10;

    public Task TellAsync(DeliveryEvent happening, CancellationToken cancellationToken) => NamedInCommits.TellAsync(
        IssueMention.In(happening.Commits, repository, host.Host, host.HasRequestsAmongIssues),
        MostIssues,
        happening,
        "issues",
        services,
        service,
        issue => string.Create(CultureInfo.InvariantCulture, $"issue {issue.Number}"),
        issue => TellAsync(issue, happening, cancellationToken));

    private async Task TellAsync(IssueMention issue, DeliveryEvent happening, CancellationToken cancellationToken)
    {
        var marker = CommentMarker.Of(happening);
        for (var page = 1; page <= MostPages; page++)
        {
            var (comments, hasNext) = await host.CommentsAsync(issue.Number, page, cancellationToken).ConfigureAwait(false);
            if (comments.Any(marker.IsIn))
            {
                return;
            }

            if (!hasNext)
            {
                break;
            }
        }

        await host.CommentAsync(issue.Number, marker.Under(happening, issue.Commits, host.LongestComment), cancellationToken).ConfigureAwait(false);
    }
}
