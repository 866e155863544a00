using System.Text;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Makes a C# name of any text: <c>DJANGO_SETTINGS_MODULE</c> becomes <c>DjangoSettingsModule</c>.</summary>
internal static class MemberName
{
    // The compiler takes some 1,000 bytes; a longer name tells nobody more.
    private const int MaxLength = 200;

    public static string Of(string text)
    {
        var name = new StringBuilder();
        foreach (var word in Words(text.Length <= MaxLength ? text : text.Substring(0, MaxLength)))
        {
            name.Append(char.ToUpperInvariant(word[0]))
                .Append(IsShouted(word) ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }

        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var character in text)
        {
            if (character < 128 && char.IsLetterOrDigit(character))
            {
                word.Append(character);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static bool IsShouted(string word) => !word.Any(char.IsLower);
}
