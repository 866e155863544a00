using System.Text;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// The path of a call without its names and identifiers: <c>/apps/{id}/releases/{id}</c>. Heroku's paths alternate between
/// collections and the identity of one member, except below <c>account</c>, <c>actions</c> and <c>filters</c>, which are no collections.
/// </summary>
internal static class UrlTemplate
{
    /// <summary>The template of a path.</summary>
    /// <param name="path">The path, without query.</param>
    public static string Of(string path)
    {
        var template = new StringBuilder(path.Length);
        var isWord = true;
        var isVerb = false;
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            template.Append('/').Append(isWord && IsWord(segment) ? segment : "{id}");
            isVerb |= isWord && segment is "actions" or "filters";
            isWord = isVerb || !isWord || segment == "account";
        }

        return template.Length == 0 ? "/" : template.ToString();
    }

    private static bool IsWord(string segment) => segment.All(letter => char.IsAsciiLetterLower(letter) || letter == '-');
}
