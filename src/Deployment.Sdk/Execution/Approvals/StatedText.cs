using System.Globalization;
using System.Text;

namespace Deployment.Sdk.Execution;

/// <summary>What a person wrote for others to read: a reason, or evidence. Kept so that no terminal, log or chat can be led astray by it.</summary>
internal static class StatedText
{
    private const int Longest = 1000;

    /// <param name="session">The session, whose secrets are masked.</param>
    /// <param name="what">What it is, such as <c>--reason</c>.</param>
    /// <param name="text">The text.</param>
    public static Verdict<string> Of(DeliverySession session, string what, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Refusal.Usage($"{what} says nothing");
        }

        return text.Length > Longest
            ? Refusal.Usage(string.Create(CultureInfo.InvariantCulture, $"{what} has {text.Length} characters, and {Longest} are enough"))
            : Visible(session.Masked(text.Trim()));
    }

    // Runes, for half of a surrogate pair is nothing that a ledger can keep.
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator && rune.Value is not (0x200c or 0x200d))
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                visible.Append(rune.ToString());
            }
        }

        return visible.ToString();
    }
}
