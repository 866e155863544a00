namespace Deployment.Sdk.Ledgers;

/// <summary>What a yes is about, to the bit: a yes to one subject says nothing about another.</summary>
/// <param name="Verb"><c>promote</c> or <c>deploy</c>.</param>
/// <param name="Environment">Where it would arrive.</param>
/// <param name="From">Where it would come from; null for a deploy.</param>
/// <param name="Commit">The full hash of the commit.</param>
/// <param name="PolicyDigest">The digest of the plan under which it was asked for.</param>
internal sealed record ApprovalSubject(string Verb, string Environment, string? From, string Commit, string PolicyDigest)
{
    /// <summary>The slugs that would arrive, in the order of the source's apps; empty for a deploy, which builds them.</summary>
    public IReadOnlyList<string> Slugs { get; init; } = [];

    /// <summary>The releases that ran at the source when it was asked for. A newer one of the same slug, from config, changes nothing.</summary>
    public IReadOnlyList<string> Releases { get; init; } = [];

    /// <summary>The branch that a deploy takes it from, to repeat the command; null for a promotion.</summary>
    public string? Branch { get; init; }

    /// <summary>What would be done on the way, but for what depends on the moment alone.</summary>
    public IReadOnlyList<ApprovedStep> Steps { get; init; } = [];

    /// <summary>Whether a yes to this is one to the other: the same, and nothing is to be done that was not said yes to. What is done already is no change.</summary>
    public bool Covers(ApprovalSubject other) => IsSameAs(other) && other.Steps.All(Steps.Contains);

    /// <summary>Whether a yes to the other is a yes to this: the same code, by the same way, under the same plan.</summary>
    public bool IsSameAs(ApprovalSubject other) =>
        Verb == other.Verb
        && Environment == other.Environment
        && From == other.From
        && Commit == other.Commit
        && PolicyDigest == other.PolicyDigest
        && Slugs.SequenceEqual(other.Slugs, StringComparer.Ordinal);
}
