using System.Text.RegularExpressions;

namespace Deployment.Sdk.Tests.Plans.Proofs.Dialects;

/// <summary>
/// What each system's documentation says, as matchers that try everything: the measure for the automata. Whether a part that is not
/// documented to be empty may be is their parameter.
/// </summary>
internal static class SlowMatcher
{
    /// <summary>By the name of a service or a host: whether a name matches; null where the text is not documented.</summary>
    public static bool? Matches(string system, string text, string name, bool mayBeEmpty) => system switch
    {
        nameof(CiService.GitHubActions) => Regex.IsMatch(text, @"(^|[*?+])[?+]") ? null : Filter(text, name, mayBeEmpty: true, marks: "?+"),
        nameof(CiService.CloudBeesUnify) => Regex.IsMatch(text, @"\+|(^|[*?])\?") ? null : Filter(text, name, mayBeEmpty, marks: "?"),
        nameof(CiService.BitbucketPipelines) => text.Contains('?') ? null : Filter(text, name, mayBeEmpty, marks: ""),
        nameof(CodeHost.GitLab) or nameof(CodeHost.BitbucketCloud) => Crossing(text, name),
        nameof(CodeHost.GitHub) => Regex.IsMatch(text, @"[^/]\*\*|\*\*[^/]") ? null : Folders(text.Split('/'), name.Split('/')),
        nameof(CodeHost.BitbucketDataCenter) => Regex.IsMatch(text, @"[^/]\*\*|\*\*[^/]|\*\*/\*\*$") ? null : Ant(text, name, mayBeEmpty),
        nameof(CiService.CodeshipBasic) => text.Contains('%') ? null : text == name,
        nameof(CiService.CodeshipPro) => text.Contains('$') ? null : text == name,
        nameof(CiService.GitLabCi) or nameof(CiService.CircleCi) => text == name,
        _ => throw new ArgumentOutOfRangeException(nameof(system), system, null),
    };

    private static bool Filter(string text, string name, bool mayBeEmpty, string marks)
    {
        if (text.Length == 0)
        {
            return name.Length == 0;
        }

        if (text[0] == '*')
        {
            var stars = text.StartsWith("**", StringComparison.Ordinal) ? 2 : 1;
            return Enumerable.Range(0, name.Length + 1).Any(taken =>
                (taken > 0 || mayBeEmpty) && (stars == 2 || !name[..taken].Contains('/')) && Filter(text[stars..], name[taken..], mayBeEmpty, marks));
        }

        var starts = name.Length > 0 && name[0] == text[0];
        return (text.Length > 1 && marks.Contains(text[1]) ? text[1] : ' ') switch
        {
            '?' => Filter(text[2..], name, mayBeEmpty, marks) || (starts && Filter(text[2..], name[1..], mayBeEmpty, marks)),
            '+' => starts && (Filter(text[2..], name[1..], mayBeEmpty, marks) || Filter(text, name[1..], mayBeEmpty, marks)),
            _ => starts && Filter(text[1..], name[1..], mayBeEmpty, marks),
        };
    }

    private static bool Crossing(string text, string name) =>
        text.Length == 0 ? name.Length == 0
        : text[0] == '*' ? Crossing(text[1..], name) || (name.Length > 0 && Crossing(text, name[1..]))
        : name.Length > 0 && name[0] == text[0] && Crossing(text[1..], name[1..]);

    private static bool Folders(string[] text, string[] name) =>
        text.Length == 0 ? name.Length == 0
        : text[0] == "**" && text.Length > 1 ? Folders(text[1..], name) || (name.Length > 0 && Folders(text, name[1..]))
        : name.Length > 0 && Part(text[0], name[0], mayBeEmpty: true) && Folders(text[1..], name[1..]);

    private static bool Ant(string text, string name, bool mayBeEmpty)
    {
        var parts = name.Split('/');
        return Enumerable.Range(0, parts.Length).Any(skipped => Ant(text.Split('/'), parts[skipped..], mayBeEmpty));
    }

    private static bool Ant(string[] text, string[] name, bool mayBeEmpty) =>
        text.Length == 0 ? name.Length == 0
        : text is ["**"] ? name.Length > 0 || mayBeEmpty
        : text[0] == "**" ? Ant(text[1..], name, mayBeEmpty) || (name.Length > 0 && Ant(text, name[1..], mayBeEmpty))
        : name.Length > 0 && Part(text[0], name[0], mayBeEmpty) && Ant(text[1..], name[1..], mayBeEmpty);

    private static bool Part(string text, string name, bool mayBeEmpty) =>
        text.Length == 0 ? name.Length == 0
        : text[0] == '*' ? Enumerable.Range(0, name.Length + 1).Any(taken => (taken > 0 || mayBeEmpty) && Part(text[1..], name[taken..], mayBeEmpty))
        : name.Length > 0 && (text[0] == '?' || text[0] == name[0]) && Part(text[1..], name[1..], mayBeEmpty);
}
