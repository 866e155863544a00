namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Which texts Git accepts as short branch names.</summary>
internal static class BranchName
{
    /// <summary>
    /// What <c>git check-ref-format --branch</c> accepts of texts in which it has nothing to expand: <c>refs/heads/</c> and the
    /// name are a well-formed ref, the name does not start with <c>-</c> and is not <c>HEAD</c>. Half a surrogate pair is no text
    /// that Git could be told.
    /// </summary>
    public static bool IsLegal(string name)
    {
        var state = LegalNameState.Start;
        foreach (var character in name ?? "")
        {
            state = state.After(character);
            if (state.IsDead)
            {
                return false;
            }
        }

        return state.IsName;
    }

    /// <summary>A character that Git allows nowhere in a ref: control characters, DEL, space and <c>~ ^ : ? * [ \</c>.</summary>
    public static bool IsForbidden(char character) =>
        character <= ' ' || character is '\x7f' or '~' or '^' or ':' or '?' or '*' or '[' or '\\';
}
