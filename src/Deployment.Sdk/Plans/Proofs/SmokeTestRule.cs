namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Decides whether a smoke test can ever pass.</summary>
internal static class SmokeTestRule
{
    private const string PathArgument = "path";

    /// <summary>What stands in its way; empty if it can pass.</summary>
    /// <param name="path">What is asked of the app; the slash that it begins with may be missing.</param>
    /// <param name="attempts">How often.</param>
    /// <param name="timeout">How long each time, in seconds.</param>
    /// <param name="expectStatus">The HTTP status.</param>
    public static IReadOnlyList<UnmeetableRule> Faults(string? path, long attempts, long timeout, long expectStatus)
    {
        var faults = new List<UnmeetableRule>();
        if (PathFault(path ?? "") is { } fault)
        {
            faults.Add(fault);
        }

        if (attempts < 1)
        {
            faults.Add(new("Attempts", $"With {attempts} attempts the app is never asked.", "Write at least 1."));
        }

        if (timeout < 1)
        {
            faults.Add(new("Timeout", $"No app answers within {timeout} s.", "Write at least 1, in whole seconds."));
        }

        if (expectStatus is < 100 or > 599)
        {
            faults.Add(new("ExpectStatus", $"No app answers with the HTTP status {expectStatus}.", "Write one from 100 to 599, such as 200."));
        }

        return faults;
    }

    // A query may hold an address; a path that begins with one is the address of a page, which is joined to the app's.
    private static UnmeetableRule? PathFault(string path)
    {
        if (path.Length == 0)
        {
            return new(PathArgument, "It asks for no path.", "Write one that begins with '/'; '/' alone is the app's first page.");
        }

        if (path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && path.Take(scheme).All(IsOfScheme))
        {
            return new(
                PathArgument,
                "That is an address, and each app of the environment is asked at its own.",
                "Write the path alone, which begins with '/'.");
        }

        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] is <= ' ' or (>= '\x7f' and <= '\xa0') || char.IsWhiteSpace(path[at]) || IsUnseen(path[at]))
            {
                return new(PathArgument, $"The path has U+{(int)path[at]:X4} in it.", "Write it as an address has it, such as '%20' for a blank.")
                {
                    Part = (at, 1),
                };
            }
        }

        return null;
    }

    private static bool IsOfScheme(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.';

    // Such a sign turns the text round, or cannot be seen at all.
    private static bool IsUnseen(char character) => char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format;
}
