using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Constants as C#. Whatever a text holds, it stays inside its literal and is seen for what it is.</summary>
internal static class Literal
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Of(text),
        char character => $"'{Character(character, quote: '\'')}'",
        bool flag => flag ? "true" : "false",
        sbyte number => $"(sbyte)({Invariant(number)})",
        byte number => $"(byte){Invariant(number)}",
        short number => $"(short)({Invariant(number)})",
        ushort number => $"(ushort){Invariant(number)}",
        int number => Invariant(number),
        uint number => Invariant(number) + "U",
        long number => Invariant(number) + "L",
        ulong number => Invariant(number) + "UL",
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "null",
    };

    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            literal.Append(Character(character, quote: '"'));
        }

        return literal.Append('"').ToString();
    }

    private static string Character(char character, char quote) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\\' => "\\\\",
        _ when character == quote => "\\" + quote,
        >= ' ' and <= '~' => character.ToString(),

        // Letters may be read as they are. Marks that reorder or hide text, surrogates and controls are no letters.
        > '\u00A0' when char.IsLetter(character) => character.ToString(),
        _ => "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture),
    };

    private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
