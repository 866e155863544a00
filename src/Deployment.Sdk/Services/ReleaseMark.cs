namespace Deployment.Sdk.Services;

/// <summary>
/// The moment at which a commit is live, for the services that mark it on their charts: that of a delivery that succeeded, and that which runs
/// again after a rollback, whose earlier mark is before the one of what was taken back.
/// </summary>
/// <param name="Commit">The full hash.</param>
/// <param name="Branch">The branch that it came from; null for a promotion, and for what runs again.</param>
/// <param name="Began">When the delivery began, in UTC.</param>
/// <param name="Ended">When it ended, in UTC.</param>
/// <param name="Headline">What happened where, in one line.</param>
/// <param name="Link">The page of the CI build, else the app's; null when there is neither.</param>
/// <param name="Commits">What arrived with it, newest first; nothing where an earlier commit runs again.</param>
internal sealed record ReleaseMark(
    string Commit,
    string? Branch,
    DateTimeOffset Began,
    DateTimeOffset Ended,
    string Headline,
    Uri? Link,
    IReadOnlyList<DeliveredCommit> Commits)
{
    /// <returns>Null when the event makes nothing live.</returns>
    public static ReleaseMark? Of(DeliveryEvent happening) => happening switch
    {
        { Kind: DeliveryEventKind.Succeeded } => Of(happening, happening.Commit, happening.Branch, happening.Commits),
        { Kind: DeliveryEventKind.RolledBack, Rollback.To: { } again } => Of(happening, again, null, []),
        _ => null,
    };

    private static ReleaseMark Of(DeliveryEvent happening, string commit, string? branch, IReadOnlyList<DeliveredCommit> commits) => new(
        commit,
        branch,
        happening.At - (happening.Duration ?? TimeSpan.Zero),
        happening.At,
        DeliveryMessage.Of(happening).Headline,
        happening.BuildUrl ?? happening.WebUrl,
        commits);
}
