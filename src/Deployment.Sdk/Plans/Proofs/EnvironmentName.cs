using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>
/// What an environment may be called. The name is typed after a verb, becomes part of environment variables, of tags and of the
/// ledger's streams, and stands in what CI and chat rooms show: letters, digits, and <c>- _ .</c> within mean the same everywhere.
/// </summary>
internal static class EnvironmentName
{
    private const string Argument = "name";
    private const int MaxLength = 64;

    /// <summary>What is wrong with a name; null when nothing is. Placeholders that nothing binds have a rule of their own.</summary>
    /// <param name="template">The name, possibly with <c>{slot}</c> in it.</param>
    /// <param name="slots">The slots of the environment.</param>
    public static UnmeetableRule? Check(string? template, IReadOnlyList<string> slots)
    {
        var name = template ?? "";
        return OfText(Filled(name)) ?? Of(name, slots)
            .Select(full => OfText(Filled(full)) is { } fault
                ? fault with { Problem = $"With a slot it is '{full}'. {fault.Problem}", Part = null }
                : null)
            .FirstOrDefault(fault => fault is not null);
    }

    /// <summary>The full names that a template stands for: one for each slot where it says <c>{slot}</c>.</summary>
    public static IEnumerable<string> Of(string template, IReadOnlyList<string> slots) =>
        template.IndexOf(Placeholder.Slot, StringComparison.Ordinal) < 0
            ? [template]
            : slots.Select(slot => template.Replace(Placeholder.Slot, slot));

    // As long as it is, so that places in it are places in the name.
    private static string Filled(string name) =>
        Placeholder.Replace(name, Placeholder.In(name), placeholder => new string('a', placeholder.Text.Length));

    private static UnmeetableRule? OfText(string name)
    {
        if (name.Length == 0)
        {
            return new(Argument, "It is empty.", "Write a name such as 'UAT'.");
        }

        for (var at = 0; at < name.Length; at++)
        {
            if (!IsLetterOrDigit(name[at]) && name[at] is not ('-' or '_' or '.'))
            {
                return new(Argument, $"It has {Show(name[at])} in it.", "Use letters from A to Z, digits, '-', '_' and '.' only.") { Part = (at, 1) };
            }
        }

        var last = name.Length - 1;
        return !IsLetterOrDigit(name[0]) ? new(Argument, $"It begins with '{name[0]}'.", "Begin it with a letter or a digit.") { Part = (0, 1) }
            : name[last] == '.' ? new(Argument, "It ends with '.', and no part of a tag does.", "Leave it out.") { Part = (last, 1) }
            : name.Length > MaxLength ? new(
                Argument, $"It has {name.Length} characters, and {MaxLength} are enough.", $"Leave {name.Length - MaxLength} out.")
            : null;
    }

    private static bool IsLetterOrDigit(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static string Show(char character) => character == ' ' ? "a blank" : ShownCharacter.Of(character);
}
