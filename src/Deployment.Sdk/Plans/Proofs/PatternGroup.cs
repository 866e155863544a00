using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>The routes of one pattern text: a deliberate fan-out, one rank in the precedence.</summary>
internal sealed class PatternGroup
{
    private readonly Lazy<BranchLanguage> language;
    private readonly ClosedParts parts;

    public PatternGroup(IReadOnlyList<ProofRoute> all, IReadOnlyList<int> routes)
    {
        Routes = routes;
        Pattern = all[routes[0]].Pattern;
        Slots = [.. routes.SelectMany(route => all[route].Slots).Distinct(StringComparer.Ordinal)];
        parts = new(Pattern);
        language = new(() => BranchLanguage.Of(Pattern, Slots));
    }

    public BranchPattern Pattern { get; }

    /// <summary>The slots of all its routes together.</summary>
    public IReadOnlyList<string> Slots { get; }

    /// <summary>The indices of its routes, in source order.</summary>
    public IReadOnlyList<int> Routes { get; }

    public BranchLanguage Language => language.Value;

    /// <summary>How its branches lie to another group's.</summary>
    /// <param name="other">The other group.</param>
    /// <param name="budget">What may be spent on it; null where nothing else is compared.</param>
    public LanguageRelation RelationTo(PatternGroup other, ComparisonBudget? budget = null)
    {
        if (!MayMeet(other))
        {
            return new(false, true, true, IsDecided: true);
        }

        if (IsWholeSubtreeAround(other))
        {
            return new(Common: true, OnlyFirst: true, OnlySecond: false, IsDecided: true);
        }

        if (other.IsWholeSubtreeAround(this))
        {
            return new(Common: true, OnlyFirst: false, OnlySecond: true, IsDecided: true);
        }

        // A pattern with a wildcard matches several branches, so that one branch is all of it or none of it.
        if (Pattern.IsLiteral && !other.Pattern.HasSlot)
        {
            return new(other.Matches(Pattern.Text), !other.Matches(Pattern.Text), OnlySecond: true, IsDecided: true);
        }

        if (other.Pattern.IsLiteral && !Pattern.HasSlot)
        {
            return new(Matches(other.Pattern.Text), OnlyFirst: true, !Matches(other.Pattern.Text), IsDecided: true);
        }

        return LanguageRelation.Between(Language, other.Language, budget);
    }

    /// <summary>Whether the texts of the patterns leave room for a branch in common; a quick look before a comparison.</summary>
    public bool MayMeet(PatternGroup other) =>
        BeginningsMayMeet(Pattern.LiteralPrefix, other.Pattern.LiteralPrefix) && EndsMayMeet(other) && parts.MayMeet(other.parts);

    /// <summary>Whether a branch belongs to it.</summary>
    public bool Matches(string branch) => Pattern.Matches(branch, Slots, out _);

    // Every pattern without a slot matches something, and nothing but "a**" itself matches all that "a**" does.
    private bool IsWholeSubtreeAround(PatternGroup other)
    {
        var (whole, part) = (Pattern, other.Pattern);
        return whole.IsWholeSubtree
            && !part.HasSlot
            && part.LiteralPrefix.StartsWith(whole.LiteralPrefix, StringComparison.Ordinal)
            && (part.LiteralPrefix.Length > whole.LiteralPrefix.Length || !part.IsLiteral);
    }

    private bool EndsMayMeet(PatternGroup other)
    {
        var (one, two) = (Pattern.LiteralSuffix, other.Pattern.LiteralSuffix);
        return one.EndsWith(two, StringComparison.Ordinal) || two.EndsWith(one, StringComparison.Ordinal);
    }

    private static bool BeginningsMayMeet(string one, string two) =>
        one.StartsWith(two, StringComparison.Ordinal) || two.StartsWith(one, StringComparison.Ordinal);
}
