using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Says for each character of a string literal's value where in the source it is written.</summary>
internal static class LiteralCharacters
{
    /// <summary>One span for each character of the value; null when the token is no string literal or is malformed.</summary>
    public static IReadOnlyList<TextSpan>? Of(SyntaxToken token)
    {
        var characters = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken when token.Text.StartsWith("@", StringComparison.Ordinal) => Verbatim(token),
            SyntaxKind.StringLiteralToken => Escaped(token),
            SyntaxKind.SingleLineRawStringLiteralToken => SingleLineRaw(token),
            SyntaxKind.MultiLineRawStringLiteralToken => MultiLineRaw(token),
            _ => null,
        };

        // An unfinished literal has a value that its text does not spell.
        return characters?.Count == token.ValueText.Length ? characters : null;
    }

    private static List<TextSpan> Escaped(SyntaxToken token)
    {
        var text = token.Text;
        var spans = new List<TextSpan>();
        for (var at = 1; at < text.Length - 1;)
        {
            var size = text[at] == '\\' ? EscapeLength(text, at) : 1;
            var span = new TextSpan(token.SpanStart + at, size);
            spans.Add(span);
            if (text[at] == '\\' && text[at + 1] == 'U' && IsBeyondTheFirstPlane(text, at))
            {
                spans.Add(span);
            }

            at += size;
        }

        return spans;
    }

    private static int EscapeLength(string text, int at) => text[at + 1] switch
    {
        'u' => 6,
        'U' => 10,
        'x' => 2 + text.Skip(at + 2).Take(4).TakeWhile(IsHexadecimal).Count(),
        _ => 2,
    };

    // \U0001F600 is one escape and two UTF-16 characters.
    private static bool IsBeyondTheFirstPlane(string text, int at) =>
        at + 6 <= text.Length && text.Substring(at + 2, 4) != "0000";

    private static bool IsHexadecimal(char character) =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static List<TextSpan> Verbatim(SyntaxToken token)
    {
        var text = token.Text;
        var spans = new List<TextSpan>();
        for (var at = 2; at < text.Length - 1;)
        {
            var size = text[at] == '"' ? 2 : 1;
            spans.Add(new TextSpan(token.SpanStart + at, size));
            at += size;
        }

        return spans;
    }

    private static List<TextSpan> SingleLineRaw(SyntaxToken token)
    {
        var quotes = Quotes(token.Text);
        return [.. Characters(token.SpanStart + quotes, token.Text.Length - (2 * quotes))];
    }

    // The value is what stands between the first and the last line break, less the indentation of the closing quotes.
    private static List<TextSpan>? MultiLineRaw(SyntaxToken token)
    {
        var lines = SourceText.From(token.Text).Lines;
        var indentation = token.Text.Length - Quotes(token.Text) - lines[lines.Count - 1].Start;
        if (indentation < 0)
        {
            return null;
        }

        var spans = new List<TextSpan>();
        for (var index = 1; index < lines.Count - 1; index++)
        {
            var line = lines[index];
            var isLast = index == lines.Count - 2;
            var start = Math.Min(line.Start + indentation, line.End);
            spans.AddRange(Characters(token.SpanStart + start, line.End - start));
            if (!isLast)
            {
                spans.AddRange(Characters(token.SpanStart + line.End, line.EndIncludingLineBreak - line.End));
            }
        }

        return spans;
    }

    private static int Quotes(string text) => text.TakeWhile(character => character == '"').Count();

    private static IEnumerable<TextSpan> Characters(int start, int count) =>
        Enumerable.Range(start, Math.Max(0, count)).Select(at => new TextSpan(at, 1));
}
