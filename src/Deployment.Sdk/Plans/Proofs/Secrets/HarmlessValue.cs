using System.Globalization;

namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>Tells the values that are no secret even under the name of one: a setting, a place to look, or nothing.</summary>
internal static class HarmlessValue
{
    private const int MaxNumber = 12;

    private static readonly HashSet<string> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "none", "null", "nil", "undefined", "default", "enabled", "disabled", "required",
        "optional", "auto",
    };

    public static bool Is(string value)
    {
        var text = value.Trim();
        return text.Length == 0 || Placeholder.Is(text) || Settings.Contains(text) || IsNumber(text) || IsPath(text) || IsModule(text);
    }

    private static bool IsNumber(string text) =>
        text.Length <= MaxNumber
        && double.TryParse(text.TrimEnd('s', 'm', 'h', 'd'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    // A URL with a password in it has been found before.
    private static bool IsPath(string text) =>
        (text[0] is '/' or '.' or '~' || text.IndexOf("://", StringComparison.Ordinal) > 0 || (text.Length > 2 && text[1] == ':' && text[2] == '\\'))
        && !text.Split('/', '\\', '?', '&', '=').Any(RandomText.Is);

    private static bool IsModule(string text)
    {
        var parts = text.Split('.', ':');
        return parts.Length > 1 && parts.All(IsIdentifier) && !parts.Any(RandomText.Is);
    }

    private static bool IsIdentifier(string text) => text.Length > 0 && !TokenAlphabet.IsDigit(text[0]) && text.All(TokenAlphabet.IsWord);
}
