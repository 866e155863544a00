namespace System;

/// <summary>What the sources that are compiled into the library as well call, and netstandard does not have.</summary>
internal static class OfLaterFrameworks
{
    extension(char)
    {
        public static bool IsAsciiDigit(char character) => character is >= '0' and <= '9';

        public static bool IsAsciiLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

        public static bool IsAsciiLetterOrDigit(char character) => char.IsAsciiLetter(character) || char.IsAsciiDigit(character);
    }

    extension(string)
    {
        public static string Join(char separator, params IEnumerable<string> parts) => string.Join(separator.ToString(), parts);
    }

    extension(string text)
    {
        public bool Contains(string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

        public bool Contains(char character, StringComparison comparison) => text.IndexOf(character.ToString(), comparison) >= 0;

        // What is called with Ordinal, which is what netstandard's own does.
        public string Replace(string part, string other, StringComparison comparison) => comparison == StringComparison.Ordinal
            ? text.Replace(part, other)
            : throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null);
    }
}
