using System.Text;

namespace Deployment.Sdk.Services.TestCommand;

/// <summary>Arguments in one text: separated by blanks, and double quotes keep blanks in one.</summary>
internal static class CommandWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (isQuoted, isWord) = (false, false);
        foreach (var character in text)
        {
            if (character == '"')
            {
                (isQuoted, isWord) = (!isQuoted, true);
            }
            else if (char.IsWhiteSpace(character) && !isQuoted)
            {
                End();
            }
            else
            {
                word.Append(character);
                isWord = true;
            }
        }

        End();
        return words;

        void End()
        {
            if (isWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            isWord = false;
        }
    }
}
