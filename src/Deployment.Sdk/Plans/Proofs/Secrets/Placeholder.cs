namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>Tells what stands where a secret would from a secret.</summary>
internal static class Placeholder
{
    private const int MaxLength = 256;

    private static readonly string[] Words =
    [
        "changeme", "change-me", "change_me", "change me", "placeholder", "example", "dummy", "insecure", "redacted", "not-a-secret",
        "notasecret", "your-", "your_", "xxx", "***", "...", "…", "todo",
    ];

    /// <summary>Whether a part of a text only holds a secret's place.</summary>
    public static bool IsIn(string text, int start, int length) => length <= MaxLength && Is(text.Substring(start, length));

    /// <summary>Whether a text only holds a secret's place: <c>changeme</c>, <c>${TOKEN}</c>, <c>&lt;password&gt;</c>.</summary>
    public static bool Is(string text) =>
        text.Length <= MaxLength
        && (text.Trim().Length == 0
            || IsVariable(text.Trim())
            || IsOneCharacter(text)
            || Words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static bool IsVariable(string text) =>
        (text[0] == '<' && text[text.Length - 1] == '>')
        || (text[0] == '{' && text[text.Length - 1] == '}')
        || (text[0] == '[' && text[text.Length - 1] == ']')
        || (text[0] == '%' && text.Length > 2 && text[text.Length - 1] is '%' or 's')
        || (text.StartsWith("${", StringComparison.Ordinal) && text[text.Length - 1] == '}')
        || (text.StartsWith("$(", StringComparison.Ordinal) && text[text.Length - 1] == ')')
        || (text[0] == '$' && text.Length > 1 && text.Skip(1).All(TokenAlphabet.IsWord) && !TokenAlphabet.IsDigit(text[1]));

    private static bool IsOneCharacter(string text) => text.Length > 1 && text.All(character => character == text[0]);
}
