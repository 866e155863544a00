namespace Deployment.Sdk.Services;

/// <summary>
/// The moment at which a commit is live, for the services that mark it on their charts. Only a success is one: what was taken back leaves the
/// earlier release live, which has its mark.
/// </summary>
/// <param name="Commit">The full hash.</param>
/// <param name="Began">When the delivery began, in UTC.</param>
/// <param name="Ended">When it ended, in UTC.</param>
/// <param name="Headline">What happened where, in one line.</param>
/// <param name="Link">The page of the CI build, else the app's; null when there is neither.</param>
internal sealed record ReleaseMark(string Commit, DateTimeOffset Began, DateTimeOffset Ended, string Headline, Uri? Link)
{
    /// <returns>Null when the event makes nothing live.</returns>
    public static ReleaseMark? Of(DeliveryEvent happening) => happening.Kind != DeliveryEventKind.Succeeded ? null : new(
        happening.Commit,
        happening.At - (happening.Duration ?? TimeSpan.Zero),
        happening.At,
        DeliveryMessage.Of(happening).Headline,
        happening.BuildUrl ?? happening.WebUrl);
}
