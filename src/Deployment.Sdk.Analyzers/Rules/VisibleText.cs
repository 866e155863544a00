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
            var character = text[at];
            if (char.IsHighSurrogate(character) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                visible.Append(character).Append(text[++at]);
            }
            else if (IsVisible(character))
            {
                visible.Append(character);
            }
            else
            {
                visible.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return visible.Length < MaxLength ? visible.ToString() : visible.Append('…').ToString();
    }

    private static bool IsVisible(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
