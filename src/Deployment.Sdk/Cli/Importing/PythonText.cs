using System.Globalization;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// What heroku-tools makes of a value: PyYAML resolves it by the rules of YAML 1.1, and <c>str()</c> of Python 2 makes it a text again.
/// So <c>yes</c> and <c>true</c> are <c>True</c> on Heroku, and <c>010</c> is <c>8</c>.
/// </summary>
/// <param name="Value">The text.</param>
/// <param name="IsCertain">Whether it is known to be just that.</param>
internal sealed partial record PythonText(string Value, bool IsCertain)
{
    // A float of Python 2 is written with 12 digits.
    private const int Digits = 12;
    private const int LongestNumber = 100;

    public static PythonText Of(SourceText source)
    {
        var text = source.Text;
        return !source.IsPlain || text.Length > LongestNumber ? new(text, true)
            : source.IsNothing ? new("None", true)
            : IsYes(text) ? new("True", true)
            : IsNo(text) ? new("False", true)
            : Integer().IsMatch(text) ? new(Whole(text), text.Length <= 18)
            : Octal().IsMatch(text) && text.Length <= 18 ? new(FromOctal(text), true)
            : Fraction().IsMatch(text) ? Float(text)
            : new(text, !OtherNumber().IsMatch(text));
    }

    /// <summary>What Python takes for true: everything but what is empty, zero or false.</summary>
    public static bool IsTrue(SourceNode? node) => node switch
    {
        null => false,
        SourceText { IsPlain: false } text => text.Text.Length > 0,
        SourceText text => Of(text).Value is not ("None" or "False" or "0" or "0.0"),
        SourceList list => list.Items.Count > 0,
        SourceMap map => map.Entries.Count > 0,
        _ => false,
    };

    private static bool IsYes(string text) => text is "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON";

    private static bool IsNo(string text) => text is "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF";

    private static string Whole(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal).TrimStart('+');
        return digits == "-0" ? "0" : digits;
    }

    private static string FromOctal(string text)
    {
        var isNegative = text[0] == '-';
        var number = text.TrimStart('+', '-').Replace("_", "", StringComparison.Ordinal).Aggregate(0L, (sum, digit) => (sum * 8) + (digit - '0'));
        return (isNegative ? -number : number).ToString(CultureInfo.InvariantCulture);
    }

    private static PythonText Float(string text)
    {
        var number = double.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var written = number.ToString("R", CultureInfo.InvariantCulture);
        return written.Contains('E', StringComparison.Ordinal) || written.Count(char.IsAsciiDigit) > Digits
            ? new(text, false)
            : new(written.Contains('.', StringComparison.Ordinal) ? written : $"{written}.0", true);
    }

    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9_]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?0[0-7_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*\.[0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    // Other bases, base 60, exponents, infinity, times of day: rare, and not worth a guess.
    [GeneratedRegex(
        @"^([-+]?(0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9][0-9_]*\.[0-9_]*[eE][-+]?[0-9]+|\.[0-9_]+([eE][-+][0-9]+)?|\.(inf|Inf|INF))|\.(nan|NaN|NAN)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9:.]+.*)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex OtherNumber();
}
