using System.Globalization;
using System.Text;
using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>Writes YAML in block style. What comes from a plan is quoted, so that it stays a text.</summary>
internal sealed class YamlWriter
{
    // Plain, they are no texts to one version of YAML or another.
    private static readonly HashSet<string> Reserved =
        new(["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"], StringComparer.OrdinalIgnoreCase);

    private const int Replacement = 0xfffd;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _startsItem;

    public override string ToString() => _text.ToString();

    public void Blank() => _text.Append('\n');

    public void Lines(IEnumerable<string> comments)
    {
        foreach (var comment in comments)
        {
            _text.Append(comment).Append('\n');
        }
    }

    public void Comment(string text) => Line($"# {TerminalText.Neutralise(text)}".TrimEnd());

    /// <summary>An entry whose value is a text.</summary>
    public void Text(string key, string value) => Line($"{key}: {Scalar(value)}");

    /// <summary>An entry whose value is written as it stands.</summary>
    public void Value(string key, string yaml) => Line(yaml.Length == 0 ? $"{key}:" : $"{key}: {yaml}");

    /// <summary>An entry whose value is a script, a command a line.</summary>
    public void Script(string key, IEnumerable<string> commands)
    {
        string[] lines = [.. commands];
        if (!lines.All(IsPrintable) || lines.All(line => line.Length == 0) && lines.Length < 2)
        {
            Text(key, string.Join('\n', lines));
            return;
        }

        Line($"{key}: |");
        _depth++;
        foreach (var line in lines)
        {
            Line(line);
        }

        _depth--;
    }

    /// <summary>Everything until it is disposed of belongs to the entry.</summary>
    public IDisposable Under(string key, string anchor = "")
    {
        Value(key, anchor);
        return new Depth(this);
    }

    /// <summary>Everything until it is disposed of is one item of a list.</summary>
    public IDisposable Item()
    {
        _startsItem = true;
        return new Depth(this);
    }

    public void Item(string value) => Line($"- {Scalar(value)}");

    /// <summary>A text as YAML reads it back, whatever is in it.</summary>
    public static string Scalar(string text) =>
        IsPlain(text) ? text
        : IsPrintable(text) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{string.Concat(Points(text).Select(Escaped))}\"";

    private void Line(string line)
    {
        _text.Append(' ', 2 * (_startsItem ? _depth - 1 : _depth)).Append(_startsItem ? "- " : "").Append(line).Append('\n');
        _startsItem = false;
    }

    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text[text.Length - 1] is not (' ' or ':') && !Reserved.Contains(text)
        && text.All(character => character is >= ' ' and <= '~')
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);

    private static bool IsPrintable(string text) => Points(text).All(IsPrintable);

    // The rest is private use, and what is no character for good.
    private static bool IsPrintable(int point) => !UnseenCharacter.Is(point)
        && point is not ((>= 0xe000 and <= 0xf8ff) or (>= 0xfdd0 and <= 0xfdef) or Replacement or >= 0xf0000) && (point & 0xfffe) != 0xfffe;

    private static string Escaped(int point) => point switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        >= ' ' and <= '~' => ((char)point).ToString(),
        <= 0xffff => $"\\u{point.ToString("x4", CultureInfo.InvariantCulture)}",
        _ => $"\\U{point.ToString("x8", CultureInfo.InvariantCulture)}",
    };

    // Half a surrogate pair is no text that a file can hold.
    private static IEnumerable<int> Points(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                yield return text[at];
            }
            else if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                yield return char.ConvertToUtf32(text[at], text[at + 1]);
                at++;
            }
            else
            {
                yield return Replacement;
            }
        }
    }

    private sealed class Depth : IDisposable
    {
        private readonly YamlWriter _writer;

        public Depth(YamlWriter writer)
        {
            _writer = writer;
            writer._depth++;
        }

        public void Dispose() => _writer._depth--;
    }
}
