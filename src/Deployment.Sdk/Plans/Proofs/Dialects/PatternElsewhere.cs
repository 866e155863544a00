using System.Text;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>What to write in another system so that it takes just the branches that a route of the plan matches.</summary>
internal static class PatternElsewhere
{
    private const int MaxTexts = 4;

    // As wildcards of one system are put in another: ours are never nothing, and Ruby's '**' needs something behind its '/'.
    private static readonly IReadOnlyList<(string Star, string Stars)> Wildcards =
        [("*", "**"), ("*", "**/*"), ("?*", "**"), ("?*", "**/?*")];

    /// <summary>One text, or several that do it together; empty if none is proven.</summary>
    public static IReadOnlyList<string> Of(ProofRoute route, BranchDialect dialect)
    {
        var slots = route.Pattern.HasSlot ? route.Slots : [""];
        if (slots.Count > MaxTexts)
        {
            return [];
        }

        var own = BranchLanguage.Of(route.Pattern, route.Slots);
        foreach (var (star, stars) in Wildcards)
        {
            IReadOnlyList<string> texts = [.. slots.Select(slot => Text(route.Pattern, slot, star, stars)).Distinct()];
            if (Means(texts, dialect, own))
            {
                return texts;
            }
        }

        return !IsExpressible(route.Pattern) ? []
            : dialect == BranchDialects.GitLabCi || dialect == BranchDialects.CircleCi ? [$"/^{Expression(route, "\\/")}$/"]
            : dialect == BranchDialects.CodeshipPro ? [$"^{Expression(route, "/")}$"]
            : [];
    }

    /// <summary>Whether an expression takes just its branches: <c>?</c> is a character of UTF-16 here and a whole one in a regular expression.</summary>
    public static bool IsExpressible(BranchPattern pattern) => pattern.Tokens.All(token => token.Kind != PatternTokenKind.AnyCharacter);

    /// <summary>
    /// The branches of a route as a regular expression, not anchored. Where it is not <see cref="IsExpressible"/>, it takes others too.
    /// </summary>
    /// <param name="route">The route.</param>
    /// <param name="slash">How <c>/</c> is written.</param>
    // '.' stops at line breaks. Git forbids those of ASCII in a branch; that Java also stops at U+0085, U+2028 and U+2029 is let go.
    public static string Expression(ProofRoute route, string slash) =>
        string.Concat(route.Pattern.Tokens.Select(token => token.Kind switch
        {
            PatternTokenKind.AnyCharacter => $"[^{slash}]?",
            PatternTokenKind.AnyText => $"[^{slash}]+",
            PatternTokenKind.AnyPath => ".+",
            PatternTokenKind.Slot when route.Slots.Count == 1 => Quoted(route.Slots[0], slash),
            PatternTokenKind.Slot => $"({string.Join("|", route.Slots.Select(slot => Quoted(slot, slash)))})",
            _ => Quoted(token.Text, slash),
        }));

    private static bool Means(IReadOnlyList<string> texts, BranchDialect dialect, BranchLanguage own)
    {
        var (surely, possibly) = (BranchLanguage.Empty, BranchLanguage.Empty);
        foreach (var text in texts)
        {
            if (dialect.LanguageOf(text) is not { } language)
            {
                return false;
            }

            (surely, possibly) = (surely.Or(language.Surely), possibly.Or(language.Possibly));
        }

        return own.SameAs(surely) && own.SameAs(possibly);
    }

    private static string Text(BranchPattern pattern, string slot, string star, string stars) =>
        string.Concat(pattern.Tokens.Select(token => token.Kind switch
        {
            PatternTokenKind.AnyText => star,
            PatternTokenKind.AnyPath => stars,
            PatternTokenKind.Slot => slot,
            _ => token.Text,
        }));

    private static string Quoted(string text, string slash)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character == '/')
            {
                quoted.Append(slash);
                continue;
            }

            if ("\\^$.|?*+()[]{}".IndexOf(character) >= 0)
            {
                quoted.Append('\\');
            }

            quoted.Append(character);
        }

        return quoted.ToString();
    }
}
