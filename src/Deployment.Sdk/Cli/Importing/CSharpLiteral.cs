using System.Globalization;
using System.Text;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>A text as C#. Whatever it holds, it stays inside its literal and is seen for what it is.</summary>
internal static class CSharpLiteral
{
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                '\\' or '"' => literal.Append('\\').Append(character),
                >= ' ' and <= '~' => literal.Append(character),
                // Letters may be read as they are. Marks that reorder or hide text, halves of characters and controls are no letters.
                > '\u00A0' when char.IsLetter(character) => literal.Append(character),
                _ => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
            };
        }

        return literal.Append('"').ToString();
    }
}
