using System.Text;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Analyzers.Rules;

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

        // '?' is a character of UTF-16 here and a whole one in a regular expression.
        return route.Pattern.Tokens.Any(token => token.Kind == PatternTokenKind.AnyCharacter) ? []
            : dialect == BranchDialects.GitLabCi || dialect == BranchDialects.CircleCi ? [$"/^{Expression(route.Pattern, slots)}$/"]
            : dialect == BranchDialects.CodeshipPro ? [$"^{Expression(route.Pattern, slots).Replace("\\/", "/")}$"]
            : [];
    }

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

    // '.' stops at line breaks. Git forbids those of ASCII in a branch; that Java also stops at U+0085, U+2028 and U+2029 is let go.
    private static string Expression(BranchPattern pattern, IReadOnlyList<string> slots) =>
        string.Concat(pattern.Tokens.Select(token => token.Kind switch
        {
            PatternTokenKind.AnyText => "[^\\/]+",
            PatternTokenKind.AnyPath => ".+",
            PatternTokenKind.Slot when slots.Count == 1 => Quoted(slots[0]),
            PatternTokenKind.Slot => $"({string.Join("|", slots.Select(Quoted))})",
            _ => Quoted(token.Text),
        }));

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if ("\\/^$.|?*+()[]{}".IndexOf(character) >= 0)
            {
                quoted.Append('\\');
            }

            quoted.Append(character);
        }

        return quoted.ToString();
    }
}
