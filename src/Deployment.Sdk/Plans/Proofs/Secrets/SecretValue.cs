namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>Finds the secret in a value that has a name.</summary>
internal static class SecretValue
{
    private const string UnderItsName = "a literal value under the name of a secret";

    /// <summary>The secret in the value of a config var; null if there is none to be seen.</summary>
    public static FoundSecret? InVariable(string name, string value) =>
        SecretText.Find(value)
        ?? (IsSecret(SecretNames.Of(name), value) ? new FoundSecret(Kind(name, value), 0, value.Length) : null);

    /// <summary>The secret in an argument of an attribute, whose name is seldom chosen by the one who writes the value.</summary>
    public static FoundSecret? InArgument(string name, string value) =>
        SecretText.Find(value)
        ?? (IsMadeUp(name, value) ? new FoundSecret(Kind(name, value), 0, value.Length) : null);

    // Where the name of a variable belongs, many put its value: the address or the token itself.
    private static bool IsMadeUp(string name, string value) =>
        RandomText.Is(value)
        && (SecretNames.Of(name) != SecretName.No
            || (name.EndsWith("Variable", StringComparison.OrdinalIgnoreCase) && value.Any(static character => character is >= 'a' and <= 'z')));

    private static bool IsSecret(SecretName name, string value) => name switch
    {
        SecretName.Yes => !HarmlessValue.Is(value),
        SecretName.Perhaps => RandomText.Is(value) && !HarmlessValue.Is(value),
        _ => false,
    };

    private static string Kind(string name, string value) =>
        Has(name, "HEROKU") && RandomText.IsUuid(value) ? "a Heroku API key"
        : Has(name, "TWILIO") && value.Length == 34 && value.StartsWith("SK", StringComparison.Ordinal) ? "a Twilio key"
        : name.EndsWith("Variable", StringComparison.OrdinalIgnoreCase) ? "what looks made up where the name of a variable belongs"
        : UnderItsName;

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
