namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A character of a name that is not allowed in it, for people: itself if it can be seen, else its code point.</summary>
internal static class ShownCharacter
{
    public static string Of(char character) => character is > ' ' and < '\x7f' ? $"'{character}'" : $"U+{(int)character:X4}";
}
