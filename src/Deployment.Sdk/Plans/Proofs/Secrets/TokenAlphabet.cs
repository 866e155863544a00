namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>The characters that tokens are made of. ASCII only, whatever the host's table of characters says.</summary>
internal static class TokenAlphabet
{
    public static bool IsUpperOrDigit(char character) => character is (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    public static bool IsDigit(char character) => character is >= '0' and <= '9';

    public static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsHexadecimal(char character) =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    public static bool IsAlphanumeric(char character) => IsLetter(character) || IsDigit(character);

    public static bool IsWord(char character) => IsAlphanumeric(character) || character == '_';

    public static bool IsBase64Url(char character) => IsWord(character) || character == '-';

    public static bool IsBase64(char character) => IsAlphanumeric(character) || character is '+' or '/' or '=';

    public static bool IsWebPath(char character) => IsAlphanumeric(character) || character == '/';

    public static bool IsMailPath(char character) => IsWebPath(character) || character is '-' or '@';

    public static bool IsBearer(char character) => IsBase64Url(character) || character is '.' or '~' or '+' or '/' or '=';

    /// <summary>How many characters of an alphabet follow, looking at no more than <paramref name="most"/>.</summary>
    public static int Run(string text, int start, int most, Func<char, bool> alphabet)
    {
        var length = 0;
        while (length < most && start + length < text.Length && alphabet(text[start + length]))
        {
            length++;
        }

        return length;
    }
}
