using System.Globalization;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Sentry;

namespace Deployment.Sdk;

/// <summary>
/// Makes each commit that is delivered a release at Sentry, with its commits, and a deploy to the environment. A token with the scope <c>org:ci</c> or
/// <c>project:releases</c> is in <c>SENTRY_AUTH_TOKEN</c>.
/// </summary>
/// <param name="organization">The organization's slug.</param>
/// <param name="project">The slug of the project.</param>
/// <param name="more">The slugs of more projects.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SentryAttribute(string organization, string project, params string[] more) : ObserverAttribute
{
    /// <summary>The organization's slug.</summary>
    public string Organization { get; } = organization ?? "";

    /// <summary>The slugs of the projects.</summary>
    public IReadOnlyList<string> Projects { get; } = [.. (more ?? []).Prepend(project).Select(slug => slug ?? "")];

    /// <summary>The environment, as the agents send it; null for the declared environment's name.</summary>
    public string? Environment { get; init; }

    /// <summary>The repository, as Sentry's integration names it (<c>owner/name</c>), so that commits lead there; null for none.</summary>
    public string? Repository { get; init; }

    /// <summary>The server; <c>SENTRY_URL</c> comes before it. Null is <c>https://sentry.io/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => SentryService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"Sentry organization {Organization}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (ReleaseMark.Of(happening) is not { } mark)
        {
            return;
        }

        var service = SentryService.At(services.Address(SentryService.AddressVariable, Address, SentryService.Cloud));
        var authorization = $"Bearer {services.Require(SentryService.TokenVariable, "rehearsed-sentry-token")}";
        var api = ServiceClient.Of<ISentryApi>(services, service, SentryJson.Default);
        await api.ReleaseAsync(
            Organization, authorization, new SentryRelease(mark.Commit, Projects, mark.Commit, mark.Link, Commits(mark)), cancellationToken)
            .ConfigureAwait(false);
        await api.DeployAsync(
            Organization,
            mark.Commit,
            authorization,
            new SentryDeploy(
                NeutralText.Cut(Environment ?? happening.Environment, SentryService.LongestName),
                Name(happening),
                mark.Link,
                mark.Began,
                mark.Ended,
                Projects),
            cancellationToken).ConfigureAwait(false);
    }

    private IReadOnlyList<SentryCommit>? Commits(ReleaseMark mark) => mark.Commits.Count == 0 ? null :
        [.. mark.Commits.Select(commit => new SentryCommit(commit.Hash, Repository, commit.Message, commit.Author))];

    private static string? Name(DeliveryEvent happening) => happening.Running is [{ Version: { } version } first, ..]
        ? NeutralText.Cut(string.Create(CultureInfo.InvariantCulture, $"{first.App} v{version}"), SentryService.LongestName)
        : null;
}
