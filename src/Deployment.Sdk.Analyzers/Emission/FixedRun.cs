using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Neighbouring tokens of a known length: text, and <c>?</c> in between.</summary>
/// <param name="Tokens">The tokens; none for an empty run.</param>
internal sealed record FixedRun(IReadOnlyList<PatternToken> Tokens)
{
    public int Length => Tokens.Sum(LengthOf);

    /// <summary>The comparisons that the run takes, each a C# condition.</summary>
    /// <param name="text">The name of the span.</param>
    /// <param name="at">Says where in the span an offset of the run lies, as C#; an offset may be the run's length.</param>
    public IEnumerable<string> Conditions(string text, Func<int, string> at)
    {
        var offset = 0;
        foreach (var token in Tokens)
        {
            yield return token.Kind == PatternTokenKind.Literal
                ? $"{text}[{Omit("0", at(offset))}..{Omit("^0", at(offset + token.Text.Length))}] is {Literal.Of(token.Text)}"
                : $"{text}[{at(offset)}] != '/'";
            offset += LengthOf(token);
        }
    }

    public static bool IsFixed(PatternToken token) =>
        token.Kind is PatternTokenKind.Literal or PatternTokenKind.AnyCharacter;

    private static string Omit(string bound, string position) => position == bound ? "" : position;

    private static int LengthOf(PatternToken token) => token.Kind == PatternTokenKind.Literal ? token.Text.Length : 1;
}
