using Deployment.Sdk.Revisions;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.NewRelic;

namespace Deployment.Sdk;

/// <summary>
/// Marks at New Relic which commit is live, after each delivery that succeeded and each rollback (change tracking). A user key is in <c>NEW_RELIC_API_KEY</c>, the
/// account's region, <c>US</c> or <c>EU</c>, in <c>NEW_RELIC_REGION</c>.
/// </summary>
/// <param name="entity">The GUID of the entity, such as the app of one environment.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NewRelicAttribute(string entity) : ObserverAttribute
{
    private const int LongestText = 1_000;

    /// <summary>The GUID of the entity.</summary>
    public string Entity { get; } = entity ?? "";

    /// <summary>Another address of the API; <c>NEW_RELIC_API_URL</c> comes before it. Null is that of the region.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => [ServiceVariable.Secret(NewRelicService.KeyVariable), new(NewRelicService.RegionVariable), new(NewRelicService.AddressVariable)];

    /// <inheritdoc/>
    public override string Describe() => $"New Relic entity {Entity}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (ReleaseMark.Of(happening) is not { } mark)
        {
            return;
        }

        var service = NewRelicService.At(NewRelicService.Address(services, Address));
        var key = services.Require(NewRelicService.KeyVariable, "rehearsed-new-relic-key");
        var answer = await ServiceClient.Of<INewRelicApi>(services, service, NewRelicJson.Default)
            .AskAsync(key, NewRelicMutation.Of(Deployment(mark, happening)), cancellationToken).ConfigureAwait(false);
        if (answer.Errors is [_, ..])
        {
            throw Refused(services, answer.Errors);
        }

        if (answer.Data?.ChangeTrackingCreateDeployment is null)
        {
            throw ServiceClient.Unreadable(services, service, null, "it names no deployment");
        }
    }

    private NewRelicDeployment Deployment(ReleaseMark mark, DeliveryEvent happening) => new(
        Entity,
        mark.Commit,
        mark.Commit,
        mark.Ended.ToUnixTimeMilliseconds(),
        Text(mark.Headline),
        happening.Actor is { } actor ? Text(actor) : null,
        mark.Link?.AbsoluteUri,
        mark.Commits.Count == 0 ? null : NeutralText.Cut(
            string.Join('\n', mark.Commits.Select(commit => Text($"{CommitHash.Short(commit.Hash)} {commit.Subject} ({commit.Author})"))), LongestText),
        happening.RunId.Length == 0 ? null : happening.RunId);

    private static string Text(string text) => NeutralText.Unlinked(NeutralText.Line(text, LongestText));

    private ServiceException Refused(IServiceContext services, IReadOnlyList<NewRelicError> errors)
    {
        var said = NeutralText.Line(string.Join("; ", errors.Select(error => error.Message)), 300);
        return new ServiceException(services.Redact($"New Relic refused to mark {Entity}: {said}; check the entity's GUID, and {NewRelicService.Remedy}"))
        {
            Answer = said,
        };
    }
}
