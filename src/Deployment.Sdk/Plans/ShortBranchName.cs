using System.Runtime.CompilerServices;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans;

/// <summary>Which texts are short branch names. Generated code asks before it takes a branch.</summary>
public static class ShortBranchName
{
    /// <summary>
    /// Whether Git accepts a text as a short branch name: <c>feature/search</c>, but not <c>feature/</c>, and not <c>HEAD</c>, which
    /// some CI systems say when they have no branch. Allocates nothing.
    /// </summary>
    /// <param name="branch">The text.</param>
    public static bool IsLegal(ReadOnlySpan<char> branch) => OrdinaryName.Is(branch) || IsLegalByState(branch);

    // Apart, so that the way that nearly all names take stays small.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsLegalByState(ReadOnlySpan<char> branch)
    {
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
