using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Plans.Proofs.Secrets;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>A text of the imported file, as a message or a comment may quote it: harmless, short, and never a secret.</summary>
internal static class ShownText
{
    private const int Most = 100;
    private const int LongestWord = 200;
    private const string Hidden = "(hidden: it looks like a secret)";

    // Between these stands what could be made up by a machine: the words of a command, the settings in it.
    private static readonly char[] Between = [' ', '\t', '\r', '\n', '=', ':', '/', '"', '\'', ',', ';', '@', '?', '&', '(', ')', '[', ']', '{', '}'];

    public static string Of(string text) =>
        HoldsSecret(text) ? Hidden : $"'{TerminalText.Neutralise(text.Length > Most ? $"{text[..Most]}..." : text)}'";

    /// <summary>Whether a text holds a secret, or what had better be taken for one: a comment is read by everybody who reads the source.</summary>
    public static bool HoldsSecret(string text)
    {
        if (SecretText.Find(text) is not null)
        {
            return true;
        }

        var words = text.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return words.Concat(Runs(text)).Any(word => word.Length > LongestWord || RandomText.Is(word))
            || words.Zip(words.Skip(1)).Any(pair =>
                SecretNames.Of(pair.First.TrimStart('-')) == SecretName.Yes && !HarmlessValue.Is(pair.Second));
    }

    // A token is one wherever it is stuck in: what separates it may be any character.
    private static IEnumerable<string> Runs(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var length = TokenAlphabet.Run(text, start, text.Length, TokenAlphabet.IsBase64Url);
            if (length > 0)
            {
                yield return text.Substring(start, length);
                start += length;
            }
        }
    }
}
