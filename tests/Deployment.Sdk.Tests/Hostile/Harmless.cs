using System.Globalization;
using System.Net;
using System.Text;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>What holds of all that is printed, whatever came in.</summary>
internal static class Harmless
{
    // Source: docs/operating.md.
    private static readonly int[] ExitCodes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 64, 77, 130, 143];

    /// <summary>A command that answered, with an exit code that is documented, and harmed nobody by it.</summary>
    public static Ran Check(Ran ran, params string[] secrets)
    {
        Assert.Contains(ran.ExitCode, ExitCodes);
        Assert.DoesNotMatch("unexpected [A-Z][A-Za-z]*:", ran.All);
        Assert.All(ran.All.Replace(System.Environment.NewLine, "\n", StringComparison.Ordinal).Split('\n'), Check);
        CheckSecrets(ran.All, secrets);
        return ran;
    }

    /// <summary>A line.</summary>
    public static void Check(string line)
    {
        Assert.False(line.EnumerateRunes().Any(IsObeyed), line.Length > 2000 ? line[..2000] : line);

        // Azure and GitHub anywhere, TeamCity and GitHub at the beginning.
        Assert.DoesNotContain("##", line, StringComparison.Ordinal);
        Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
    }

    private static bool IsObeyed(Rune rune) => rune.Value is not ('\t' or 0x200c or 0x200d)
        && Rune.GetUnicodeCategory(rune) is (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>No secret, however it is written.</summary>
    public static void CheckSecrets(string text, params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            var escaped = Uri.EscapeDataString(secret);
            string[] forms = [secret, escaped, escaped.ToLowerInvariant(), WebUtility.UrlEncode(secret), .. Base64(secret)];
            Assert.All(forms, form => Assert.DoesNotContain(form, text, StringComparison.Ordinal));
        }
    }

    /// <summary>What base64 makes of a secret wherever it lies on its groups of three bytes, without the groups that hold something else.</summary>
    public static IEnumerable<string> Base64(string secret)
    {
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. Encoding.UTF8.GetBytes(secret)]);
            var whole = text[(before == 0 ? 0 : 4)..^4];
            if (whole.Length >= 8)
            {
                yield return whole;
            }
        }
    }
}
