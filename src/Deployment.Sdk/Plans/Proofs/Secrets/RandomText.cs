namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>Tells what a machine made up from what a person wrote.</summary>
internal static class RandomText
{
    private const int MinLength = 16;
    private const int MaxLength = 4096;
    private const int MinDigits = 3;
    private const int MinDistinct = 8;

    /// <summary>Whether a text looks made up: long, of letters and digits without a space, and not the name of a variable.</summary>
    public static bool Is(string text) => IsIn(text, 0, text.Length);

    /// <summary>The same of a part of a text. In one pass: a long text may have such a part at every other place.</summary>
    public static bool IsIn(string text, int start, int length)
    {
        if (length is < MinLength or > MaxLength)
        {
            return false;
        }

        var (digits, distinct, hasLetter, hasUnderscore, hasOther) = (0, 0, false, false, false);
        var (low, high) = (0UL, 0UL);
        for (var at = start; at < start + length; at++)
        {
            var character = text[at];
            if (!TokenAlphabet.IsBearer(character))
            {
                return false;
            }

            digits += TokenAlphabet.IsDigit(character) ? 1 : 0;
            hasLetter |= TokenAlphabet.IsLetter(character);
            hasUnderscore |= character == '_' && at > start;
            hasOther |= character != '_' && !TokenAlphabet.IsUpperOrDigit(character);

            // Of ASCII all of them.
            ref var half = ref character < 64 ? ref low : ref high;
            var bit = 1UL << (character & 63);
            distinct += (half & bit) == 0 ? 1 : 0;
            half |= bit;
        }

        var isVariableName = hasUnderscore && text[start] != '_' && !hasOther;
        return digits >= MinDigits && hasLetter && distinct >= MinDistinct && !isVariableName;
    }

    /// <summary>Whether a text is a UUID, as Heroku's older keys are.</summary>
    public static bool IsUuid(string text) =>
        text.Length == 36
        && !text
            .Where((character, index) => index is 8 or 13 or 18 or 23 ? character != '-' : !TokenAlphabet.IsHexadecimal(character))
            .Any();
}
