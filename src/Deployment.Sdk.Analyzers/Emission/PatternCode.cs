using System.Globalization;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// Compiles branch patterns to comparisons over the span of a branch. A pattern with up to one wildcard is one condition; the
/// others get a method for each wildcard but the last.
/// </summary>
internal sealed class PatternCode
{
    private const string OnePart = "!global::System.MemoryExtensions.Contains({0}, '/')";

    private readonly List<string> _methods = [];

    /// <summary>The methods that conditions call.</summary>
    public IReadOnlyList<string> Methods => _methods;

    /// <summary>The condition under which <c>branch</c>, a legal name, matches.</summary>
    /// <param name="tokens">The pattern, its slot filled in.</param>
    public string Condition(IReadOnlyList<PatternToken> tokens)
    {
        if (tokens.Count == 1 && tokens[0].Kind == PatternTokenKind.Literal)
        {
            return $"branch is {Literal.Of(tokens[0].Text)}";
        }

        var prefix = new FixedRun([.. tokens.TakeWhile(FixedRun.IsFixed)]);
        if (prefix.Tokens.Count == tokens.Count)
        {
            return And([$"branch.Length == {Number(prefix.Length)}", .. prefix.Conditions("branch", Number)]);
        }

        var suffix = new FixedRun([.. tokens.Reverse().TakeWhile(FixedRun.IsFixed).Reverse()]);
        var middle = tokens.Skip(prefix.Tokens.Count).Take(tokens.Count - prefix.Tokens.Count - suffix.Tokens.Count).ToList();
        var rest = (prefix.Length, suffix.Length) switch
        {
            (0, 0) => "branch",
            (var start, 0) => $"branch[{Number(start)}..]",
            (0, var end) => $"branch[..^{Number(end)}]",
            var (start, end) => $"branch[{Number(start)}..^{Number(end)}]",
        };
        return And(
        [
            $"branch.Length > {Number(prefix.Length + suffix.Length)}",
            .. prefix.Conditions("branch", Number),
            .. suffix.Conditions("branch", offset => $"^{Number(suffix.Length - offset)}"),
            .. Wild(middle, rest),
        ]);
    }

    // What a span that is not empty has to fulfil to match wildcards, with runs of a known length between them.
    private IEnumerable<string> Wild(List<PatternToken> tokens, string text)
    {
        if (tokens.Count > 1)
        {
            yield return IsPart(tokens) ? $"{Method(tokens)}({text}) is true" : $"{Method(tokens)}({text})";
        }
        else if (IsPart(tokens))
        {
            yield return string.Format(CultureInfo.InvariantCulture, OnePart, text);
        }
    }

    /// <summary>
    /// A method that looks for the first place where the run after the first wildcard fits. Whatever follows can take all that lies
    /// between two such places, so the first one is as good as any, with one exception: from <c>**</c> to <c>*</c>, which stops at
    /// <c>/</c>, later ones have to be tried, until the next <c>**</c> is reached. So no branch makes it look at more than the
    /// square of its length.
    /// </summary>
    private string Method(List<PatternToken> tokens)
    {
        var run = new FixedRun([.. tokens.Skip(1).TakeWhile(FixedRun.IsFixed)]);
        var following = tokens.Skip(1 + run.Tokens.Count).ToList();
        var found = And([.. run.Conditions("text", offset => offset == 0 ? "at" : $"(at + {Number(offset)})")]);
        var rest = $"text[(at + {Number(run.Length)})..]";
        var body = IsPart(tokens) ? PartBody(found, Decision(following, rest)) : PathBody(found, following, rest);
        var name = $"Matches{Number(_methods.Count + 1)}";
        _methods.Add(
            $$"""
            // {{string.Concat(tokens.Select(token => DocText.Of(token.Text)))}}{{(IsPart(tokens) ? " (null: not from here on)" : "")}}
            private static {{(IsPart(tokens) ? "bool?" : "bool")}} {{name}}(global::System.ReadOnlySpan<char> text)
            {
                for (var at = 1; at + {{Number(run.Length)}} < text.Length; at++)
                {
            {{body}}
                }

                return {{(IsPart(tokens) ? "null" : "false")}};
            }
            """);
        return name;
    }

    // After *: true or false is final, null lets the last ** before it try a later place.
    private string Decision(List<PatternToken> tokens, string text) =>
        tokens.Count > 1 ? $"{Method(tokens)}({text})"
        : IsPart(tokens) ? $"{string.Format(CultureInfo.InvariantCulture, OnePart, text)} ? true : null"
        : "true";

    private static string PartBody(string found, string decision) =>
        $$"""
                if (text[at - 1] == '/')
                {
                    return null;
                }

                if ({{found}})
                {
                    return {{decision}};
                }
        """;

    private string PathBody(string found, List<PatternToken> following, string rest)
    {
        if (!IsPart(following))
        {
            return Return(found, Decision(following, rest));
        }

        return following.Count == 1
            ? Return($"{found} && {string.Format(CultureInfo.InvariantCulture, OnePart, rest)}", "true")
            : Return($"{found} && {Method(following)}({rest}) is {{ }} decided", "decided");
    }

    private static string Return(string condition, string value) =>
        $$"""
                if ({{condition}})
                {
                    return {{value}};
                }
        """;

    private static bool IsPart(List<PatternToken> tokens) => tokens[0].Kind == PatternTokenKind.AnyText;

    private static string And(IReadOnlyList<string> conditions) => string.Join(" && ", conditions);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
