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
            yield return $"{Method(tokens)}({text})";
        }
        else if (tokens[0].Kind == PatternTokenKind.AnyText)
        {
            yield return string.Format(CultureInfo.InvariantCulture, OnePart, text);
        }
    }

    /// <summary>
    /// A method that looks for the first place where the run after the first wildcard fits. After <c>*</c>, and between two
    /// <c>**</c>, that place is as good as any later one, because the wildcard that follows can take all that lies between; only
    /// from <c>**</c> to <c>*</c>, which stops at <c>/</c>, later ones have to be tried.
    /// </summary>
    private string Method(List<PatternToken> tokens)
    {
        var run = new FixedRun([.. tokens.Skip(1).TakeWhile(FixedRun.IsFixed)]);
        var following = tokens.Skip(1 + run.Tokens.Count).ToList();
        var isPart = tokens[0].Kind == PatternTokenKind.AnyText;
        var mustRetry = !isPart && following[0].Kind == PatternTokenKind.AnyText;
        var found = And(
        [
            .. run.Conditions("text", offset => offset == 0 ? "at" : $"(at + {Number(offset)})"),
        ]);
        var rest = And([.. Wild(following, $"text[(at + {Number(run.Length)})..]").DefaultIfEmpty("true")]);
        var decide = mustRetry
            ? $$"""
                    if ({{found}} && {{rest}})
                    {
                        return true;
                    }
                """
            : $$"""
                    if ({{found}})
                    {
                        return {{rest}};
                    }
                """;
        var stop = isPart
            ? """
                    if (text[at - 1] == '/')
                    {
                        return false;
                    }


                """
            : "";
        var name = $"Matches{Number(_methods.Count + 1)}";
        _methods.Add($$"""
            // {{string.Concat(tokens.Select(token => DocText.Of(token.Text)))}}
            private static bool {{name}}(global::System.ReadOnlySpan<char> text)
            {
                for (var at = 1; at + {{Number(run.Length)}} < text.Length; at++)
                {
            {{stop}}{{decide}}
                }

                return false;
            }
            """);
        return name;
    }

    private static string And(IReadOnlyList<string> conditions) => string.Join(" && ", conditions);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
