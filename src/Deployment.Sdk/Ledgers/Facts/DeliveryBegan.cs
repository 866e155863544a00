namespace Deployment.Sdk.Ledgers;

/// <summary>A delivery was decided, and is about to change the environment.</summary>
/// <param name="Verb"><c>deploy</c>, <c>promote</c>, <c>rollback</c> or <c>config apply</c>.</param>
/// <param name="Commit">The full hash of the commit that is delivered.</param>
/// <param name="PolicyDigest">The digest of the plan that allowed it.</param>
/// <param name="PlanDigest">The digest of that, and of everything that was read.</param>
/// <param name="Apps">What the apps ran before, in declared order.</param>
/// <param name="Steps">What will be done, in order.</param>
internal sealed record DeliveryBegan(
    string Verb,
    string Commit,
    string PolicyDigest,
    string PlanDigest,
    IReadOnlyList<RecordedApp> Apps,
    IReadOnlyList<RecordedStep> Steps) : LedgerFact
{
    /// <summary>The branch; null for what is no deploy.</summary>
    public string? Branch { get; init; }

    /// <summary>The environment that a promotion comes from.</summary>
    public string? From { get; init; }

    /// <summary>Whether it takes back, by itself, what failed its verification.</summary>
    public bool TakesBack { get; init; }

    /// <summary>What a promotion's source ran: the exact releases.</summary>
    public IReadOnlyList<RecordedApp>? Sources { get; init; }
}
