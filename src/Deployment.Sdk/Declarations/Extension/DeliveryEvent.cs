namespace Deployment.Sdk;

/// <summary>Something that happened to a delivery. No text in it holds a secret that the delivery knows.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Pipeline">The plan's pipeline.</param>
/// <param name="Environment">The environment's name, its slot filled in.</param>
/// <param name="Apps">The Heroku apps of the environment.</param>
/// <param name="Commit">The full hash of the commit that is delivered; empty when a freeze begins or ends.</param>
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
    Uri Api)
{
    /// <summary>The stage of the environment.</summary>
    public Stage Stage { get; init; }

    /// <summary>Whether it happens in a rehearsal, where nobody outside is told.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>The run, the same in every event of one command and in no other; empty when unknown.</summary>
    public string RunId { get; init; } = "";

    /// <summary>
    /// Who delivers: as the CI service names them, else git's <c>user.name</c> here, else the Heroku account. Null when none says.
    /// Never proof of identity.
    /// </summary>
    public string? Actor { get; init; }

    /// <summary>The page of the CI build; null outside CI or when the provider does not say.</summary>
    public Uri? BuildUrl { get; init; }

    /// <summary>The address at which the environment's first app serves; null when Heroku gave none.</summary>
    public Uri? WebUrl { get; init; }

    /// <summary>The environment whose release is promoted; null for a deploy.</summary>
    public string? PromotedFrom { get; init; }

    /// <summary>Whether config alone changes: no code arrives, and <see cref="Commit"/> is what runs and stays, empty when nothing does.</summary>
    public bool IsOfConfigAlone { get; init; }

    /// <summary>How long the delivery took; null before its end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// The hash of everything that the ledger says of the environment, 64 hexadecimal digits, at the end of a delivery to production;
    /// null otherwise. Whoever keeps it can have <c>history --verify --anchor</c> check that nothing before it was changed.
    /// </summary>
    public string? LedgerHead { get; init; }

    /// <summary>The step that failed; null when none did.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Whether nobody saw the end: Heroku may still be changing the environment.</summary>
    public bool IsEndUnknown { get; init; }

    /// <summary>What each app runs at that moment, also after a failure.</summary>
    public IReadOnlyList<RunningRelease> Running { get; init; } = [];

    /// <summary>
    /// The commits that arrive with this delivery, newest first; the newest 50 when there are more. Empty when unknown, on a first
    /// delivery, and where an older commit arrives.
    /// </summary>
    public IReadOnlyList<DeliveredCommit> Commits { get; init; } = [];

    /// <summary>How many commits arrive, those that <see cref="Commits"/> leaves out included; null when unknown.</summary>
    public int? CommitCount { get; init; }
}
