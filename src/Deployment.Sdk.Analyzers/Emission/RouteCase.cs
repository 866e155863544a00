using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Branches that resolve alike: one pattern, with one slot filled in where it has <c>{slot}</c>.</summary>
/// <param name="Pattern">The pattern as declared.</param>
/// <param name="Tokens">Its tokens, the slot filled in.</param>
/// <param name="Slot">The slot; null when the pattern has none.</param>
/// <param name="Routes">Which of the plan's routes take the branch, by index.</param>
internal sealed record RouteCase(
    BranchPattern Pattern, IReadOnlyList<PatternToken> Tokens, string? Slot, IReadOnlyList<int> Routes)
{
    /// <summary>Whether it is one branch.</summary>
    public bool IsLiteral => Tokens.Count == 1 && Tokens[0].Kind == PatternTokenKind.Literal;

    /// <summary>What each of its branches starts with.</summary>
    public string Beginning => Tokens[0].Kind == PatternTokenKind.Literal ? Tokens[0].Text : "";

    /// <summary>How long its shortest branch is; each wildcard takes at least one character.</summary>
    public int MinLength => Tokens.Sum(token => token.Kind == PatternTokenKind.Literal ? token.Text.Length : 1);
}
