namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>Heroku's rule for app names: 3 to 30 of lower-case letters, digits and dashes, a letter first, not a dash last.</summary>
internal static class AppNames
{
    public static bool IsLegal(string name) => name.Length is >= 3 and <= 30
        && char.IsAsciiLetterLower(name[0])
        && name[^1] != '-'
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
