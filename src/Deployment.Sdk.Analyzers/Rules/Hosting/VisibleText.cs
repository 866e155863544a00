using System.Globalization;
using System.Text;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Makes text from the team's source fit for one line of an error list.</summary>
internal static class VisibleText
{
    private const int MaxLength = 300;

    /// <summary>
    /// The text with what cannot be seen, or turns the reading direction, as escapes: a message that quotes a branch pattern must
    /// not be able to look like another message.
    /// </summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length && visible.Length < MaxLength; at++)
        {
            var size = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
            if (IsVisible(CharUnicodeInfo.GetUnicodeCategory(text, at)))
            {
                visible.Append(text, at, size);
                at += size - 1;
            }
            else
            {
                visible.Append("\\u").Append(((int)text[at]).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return visible.Length < MaxLength ? visible.ToString() : visible.Append('…').ToString();
    }

    private static bool IsVisible(UnicodeCategory category) => category is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
