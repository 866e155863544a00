using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What the ledger says of environments to somebody who only looks.</summary>
/// <param name="Troubles">What is wrong with it.</param>
/// <param name="Standing">What stands in it until somebody ends it.</param>
internal sealed record LedgerLook(ImmutableArray<LedgerTrouble> Troubles, ImmutableArray<StandingNote> Standing)
{
    /// <summary>Nothing is wrong, and nothing stands.</summary>
    public static readonly LedgerLook Empty = new([], []);

    /// <summary>One thing is wrong, so that nothing else can be said.</summary>
    public static LedgerLook Of(LedgerTrouble trouble) => new([trouble], []);
}
