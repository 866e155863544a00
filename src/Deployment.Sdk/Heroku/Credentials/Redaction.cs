using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Heroku;

/// <summary>Hides known secrets in any text, in the forms in which they turn up: as they are, in URLs, in JSON, in base64.</summary>
internal sealed partial class Redaction
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Mask = "[redacted]";

    /// <summary>Anything shorter is no secret, and to hide it would hide half of every sentence.</summary>
    private const int Shortest = 4;

    /// <summary>The shortest piece of base64 that is looked for; shorter ones occur by chance.</summary>
    private const int ShortestEncoded = 8;

    private readonly string[] _forms;

    /// <summary>Hides these.</summary>
    /// <param name="secrets">Tokens and values of secret config vars.</param>
    public Redaction(IEnumerable<string> secrets) =>

        // The longest first: a secret that begins with another must not leave its tail behind.
        _forms = [.. secrets.SelectMany(Forms).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];

    /// <summary>Hides nothing.</summary>
    public static Redaction None { get; } = new([]);

    /// <summary>A redaction that also hides these.</summary>
    /// <param name="secrets">More secrets.</param>
    public Redaction With(IEnumerable<string> secrets) => new(_forms, secrets);

    private Redaction(string[] known, IEnumerable<string> secrets) =>
        _forms = [.. known.Concat(secrets.SelectMany(Forms)).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];

    /// <summary>The text with every secret replaced.</summary>
    /// <param name="text">Any text.</param>
    public string Apply(string text)
    {
        foreach (var form in _forms)
        {
            text = text.Replace(form, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    private static IEnumerable<string> Forms(string secret)
    {
        if (secret.Trim().Length < Shortest)
        {
            yield break;
        }

        // Output is printed line by line, so a key in PEM form has to be known by its lines too, and any without the line's end.
        var lines = secret.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= 16);
        foreach (var form in lines.Append(secret).Append(secret.Trim()).Distinct(StringComparer.Ordinal))
        {
            yield return form;
            yield return VisibleText.Of(form);

            // Half a character has no encoding; it is told as the sign that stands for one.
            var whole = string.Concat(form.EnumerateRunes());
            yield return JsonEncodedText.Encode(whole).ToString();
            yield return JsonEncodedText.Encode(whole, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
            yield return WebUtility.HtmlEncode(whole);
            foreach (var escaped in Escaped(whole))
            {
                yield return escaped;
                yield return PercentCodes().Replace(escaped, code => code.Value.ToLowerInvariant());
            }

            foreach (var encoded in Encoded(whole))
            {
                yield return encoded;
                yield return encoded.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    /// <summary>In an address: as RFC 3986 has it, as browsers do it, which leave some signs alone, and as forms do.</summary>
    private static IEnumerable<string> Escaped(string secret)
    {
        var escaped = Uri.EscapeDataString(secret);
        yield return escaped;
        yield return escaped.Replace("%20", "+", StringComparison.Ordinal);
        yield return escaped
            .Replace("%21", "!", StringComparison.Ordinal)
            .Replace("%27", "'", StringComparison.Ordinal)
            .Replace("%28", "(", StringComparison.Ordinal)
            .Replace("%29", ")", StringComparison.Ordinal)
            .Replace("%2A", "*", StringComparison.Ordinal);
        yield return WebUtility.UrlEncode(secret);
    }

    [GeneratedRegex("%[0-9A-F]{2}")]
    private static partial Regex PercentCodes();

    /// <summary>
    /// The part of the base64 that stays the same whatever stands before and after the secret (as in <c>user:token</c>): one text
    /// for each of the three ways in which it can lie on base64's groups of three bytes.
    /// </summary>
    private static IEnumerable<string> Encoded(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var before = 0; before < 3; before++)
        {
            byte[] padded = [.. new byte[before], .. bytes];
            var first = (before * 8 + 5) / 6;
            var last = padded.Length * 8 / 6;
            var text = Convert.ToBase64String(padded).TrimEnd('=');
            if (last - first >= ShortestEncoded)
            {
                yield return text[first..last];
            }
        }
    }
}
