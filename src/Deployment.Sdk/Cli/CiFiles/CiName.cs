namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>
/// Names for jobs, environments and variables: letters, digits and one separator, which no service reads as anything else. Two texts
/// never get one name.
/// </summary>
/// <param name="separator">What stands for every other character.</param>
internal sealed class CiName(char separator)
{
    private readonly HashSet<string> _taken = [];

    /// <summary>A name that is not taken yet.</summary>
    public string Of(string text)
    {
        var name = Plain(text);
        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
        {
            free = $"{name}{separator}{number}";
        }

        return free;
    }

    private string Plain(string text)
    {
        var parts = string.Concat(text.Replace("{slot}", " slot ", StringComparison.Ordinal).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '))
            .Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "other" : string.Join(separator, parts);
    }
}
