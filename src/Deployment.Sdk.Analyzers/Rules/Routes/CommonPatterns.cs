using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// Patterns whose branches two others both match, put together from what those ask for. <c>a*</c> and <c>*b</c> give <c>a*b</c> and
/// <c>ab</c>: one pattern need not say all that two have in common.
/// </summary>
internal sealed class CommonPatterns
{
    private const char AnyCharacter = '?';
    private const char AnyText = '*';

    // No pattern has it in its text.
    private const char AnyPath = '\0';

    // A hostile pair has more ways than anybody reads.
    private const int MaxSteps = 2_000;

    private readonly List<string> found = [];
    private readonly IReadOnlyList<char> first;
    private readonly IReadOnlyList<char> second;
    private int steps;

    private CommonPatterns(BranchPattern first, BranchPattern second) => (this.first, this.second) = (Parts(first), Parts(second));

    /// <summary>Those that say most first; none if a pattern depends on slots. What each means is still to be proven.</summary>
    public static IReadOnlyList<string> Of(BranchPattern first, BranchPattern second)
    {
        if (first.HasSlot || second.HasSlot)
        {
            return [];
        }

        var common = new CommonPatterns(first, second);
        common.Add(0, 0, "");
        return
        [
            .. common.found
                .Distinct()
                .OrderByDescending(text => text.Count(part => part is AnyText or AnyCharacter))
                .ThenBy(text => text.Length)
                .ThenBy(text => text, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<char> Parts(BranchPattern pattern) =>
    [
        .. pattern.Tokens.SelectMany(token => token.Kind switch
        {
            PatternTokenKind.AnyPath => [AnyPath],
            _ => token.Text.ToCharArray(),
        }),
    ];

    // One part of each is met by the narrower of the two; a star may then have had enough, or go on.
    private void Add(int inFirst, int inSecond, string text)
    {
        if (++steps > MaxSteps || text.Length > PatternBounds.MaxLength)
        {
            return;
        }

        if (inFirst == first.Count || inSecond == second.Count)
        {
            if (inFirst == first.Count && inSecond == second.Count)
            {
                found.Add(text.Replace(AnyPath.ToString(), "**"));
            }

            return;
        }

        var (one, two) = (first[inFirst], second[inSecond]);
        var met = IsWithin(one, two) ? one : IsWithin(two, one) ? two : (char?)null;
        if (met is not { } part)
        {
            return;
        }

        text += part;
        Add(inFirst + 1, inSecond + 1, text);
        if (IsStar(one))
        {
            Add(inFirst, inSecond + 1, text);
        }

        if (IsStar(two))
        {
            Add(inFirst + 1, inSecond, text);
        }
    }

    private static bool IsStar(char part) => part is AnyText or AnyPath;

    private static bool IsWithin(char part, char other) =>
        part == other
        || other == AnyPath
        || (other == AnyText && part is not ('/' or AnyPath))
        || (other == AnyCharacter && part is not ('/' or AnyText or AnyPath));
}
