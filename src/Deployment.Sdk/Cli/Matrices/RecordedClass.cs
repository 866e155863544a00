using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>A class of branches, as it stands in a file.</summary>
/// <param name="Branch">Its example; null when it is undecided.</param>
/// <param name="Undecided">Why it is not known which branches these are.</param>
/// <param name="Role">Its role and whether it is stable; null for no role.</param>
/// <param name="Route">The route's pattern; null for no route.</param>
/// <param name="Slot">The slot that the name selects.</param>
/// <param name="Environments">Where it goes.</param>
/// <param name="Promotions">What can follow.</param>
internal sealed record RecordedClass(
    string? Branch,
    string? Undecided,
    string? Role,
    string? Route,
    string? Slot,
    ImmutableArray<string> Environments,
    ImmutableArray<RecordedPromotion> Promotions)
{
    /// <summary>All that a class says beside its example.</summary>
    public string Outcome => string.Join('\n', [Undecided, Role, Route, Slot, .. Environments, "", .. Promotions.Select(promotion => promotion.ToString())]);
}

/// <summary>A promotion that can follow.</summary>
/// <param name="Way">From where to where.</param>
/// <param name="Needs">What it needs.</param>
internal sealed record RecordedPromotion(string Way, ImmutableArray<string> Needs)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static RecordedPromotion Read(string text)
    {
        var parts = text.Split(": ", 2);
        return new(parts[0], parts.Length == 1 ? [] : [.. parts[1].Split("; ")]);
    }

    public override string ToString() => Needs.IsEmpty ? Way : $"{Way}: {string.Join("; ", Needs)}";
}
