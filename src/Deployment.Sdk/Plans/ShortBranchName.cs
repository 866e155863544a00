using System.Buffers;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans;

/// <summary>Which texts are short branch names. Generated code asks before it compares.</summary>
public static class ShortBranchName
{
    // Of these alone a name goes wrong only by where '-' and '/' stand, and as HEAD.
    private static readonly SearchValues<char> Ordinary =
        SearchValues.Create("/-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// Whether Git accepts a text as a short branch name: <c>feature/search</c>, but not <c>feature/</c>, and not <c>HEAD</c>, which
    /// some CI systems say when they have no branch. Allocates nothing.
    /// </summary>
    /// <param name="branch">The text.</param>
    public static bool IsLegal(ReadOnlySpan<char> branch)
    {
        if (!branch.ContainsAnyExcept(Ordinary))
        {
            return branch.Length > 0 && branch[0] is not ('-' or '/') && branch[^1] != '/' && !branch.Contains("//", StringComparison.Ordinal) && branch is not "HEAD";
        }

        var state = LegalNameState.Start;
        foreach (var character in branch)
        {
            state = state.After(character);
            if (state.IsDead)
            {
                return false;
            }
        }

        return state.IsName;
    }
}
