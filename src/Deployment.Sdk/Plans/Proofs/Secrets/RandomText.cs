namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>Tells what a machine made up from what a person wrote.</summary>
internal static class RandomText
{
    private const int MinLength = 16;
    private const int MaxLength = 4096;
    private const int MinDigits = 3;
    private const int MinDistinct = 8;

    /// <summary>Whether a text looks made up: long, of letters and digits without a space, and not the name of a variable.</summary>
    public static bool Is(string text) =>
        text.Length is >= MinLength and <= MaxLength
        && text.All(TokenAlphabet.IsBearer)
        && text.Count(TokenAlphabet.IsDigit) >= MinDigits
        && text.Any(TokenAlphabet.IsLetter)
        && text.Distinct().Count() >= MinDistinct
        && !IsVariableName(text);

    /// <summary>Whether a text is a UUID, as Heroku's older keys are.</summary>
    public static bool IsUuid(string text) =>
        text.Length == 36
        && !text
            .Where((character, index) => index is 8 or 13 or 18 or 23 ? character != '-' : !TokenAlphabet.IsHexadecimal(character))
            .Any();

    private static bool IsVariableName(string text) =>
        text.IndexOf('_') > 0 && text.All(character => TokenAlphabet.IsUpperOrDigit(character) || character == '_');
}
