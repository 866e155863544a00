using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>The routes of one pattern text: a deliberate fan-out, one rank in the precedence.</summary>
internal sealed class PatternGroup
{
    private readonly Lazy<BranchLanguage> language;

    public PatternGroup(IReadOnlyList<ProofRoute> all, IReadOnlyList<int> routes)
    {
        Routes = routes;
        Pattern = all[routes[0]].Pattern;
        Slots = [.. routes.SelectMany(route => all[route].Slots).Distinct(StringComparer.Ordinal)];
        language = new(() => BranchLanguage.Of(Pattern, Slots));
    }

    public BranchPattern Pattern { get; }

    /// <summary>The slots of all its routes together.</summary>
    public IReadOnlyList<string> Slots { get; }

    /// <summary>The indices of its routes, in source order.</summary>
    public IReadOnlyList<int> Routes { get; }

    public BranchLanguage Language => language.Value;

    /// <summary>How its branches lie to another group's.</summary>
    public LanguageRelation RelationTo(PatternGroup other)
    {
        if (!MayMeet(Pattern.LiteralPrefix, other.Pattern.LiteralPrefix) || !EndsMayMeet(other))
        {
            return new(false, true, true, IsDecided: true);
        }

        return LanguageRelation.Between(Language, other.Language);
    }

    private bool EndsMayMeet(PatternGroup other)
    {
        var (one, two) = (Pattern.LiteralSuffix, other.Pattern.LiteralSuffix);
        return one.EndsWith(two, StringComparison.Ordinal) || two.EndsWith(one, StringComparison.Ordinal);
    }

    private static bool MayMeet(string one, string two) =>
        one.StartsWith(two, StringComparison.Ordinal) || two.StartsWith(one, StringComparison.Ordinal);
}
