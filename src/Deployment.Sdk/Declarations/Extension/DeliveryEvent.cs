namespace Deployment.Sdk;

/// <summary>Something that happened to a delivery.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Pipeline">The plan's pipeline.</param>
/// <param name="Environment">The environment's name, its slot filled in.</param>
/// <param name="Apps">The Heroku apps of the environment.</param>
/// <param name="Commit">The full hash of the commit that is delivered.</param>
/// <param name="PreviousCommit">The full hash of the commit that ran before; null when unknown or when there was none.</param>
/// <param name="Branch">The branch, or null for a promotion.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Api">The API that the delivery talks to, so that a rehearsal can never be taken for the real thing.</param>
public sealed record DeliveryEvent(
    DeliveryEventKind Kind,
    string Pipeline,
    string Environment,
    IReadOnlyList<string> Apps,
    string Commit,
    string? PreviousCommit,
    string? Branch,
    string Summary,
    DateTimeOffset At,
    Uri Api);
