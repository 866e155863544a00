using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Heroku's rule for app names: <c>^[a-z][a-z0-9-]{1,28}[a-z0-9]$</c>.</summary>
internal static class HerokuAppName
{
    private const int MinLength = 3;
    private const int MaxLength = 30;

    /// <summary>The first name that a template stands for and that Heroku would refuse; null if all are legal.</summary>
    /// <param name="template">A name, possibly with <c>{slot}</c> in it.</param>
    /// <param name="slots">The slots of the environment.</param>
    public static AppNameFault? Check(string template, IReadOnlyList<string> slots)
    {
        var name = template ?? "";
        PlaceholderFault[] unbound = [.. UnboundPlaceholders.InName(name, slots.Count > 0)];
        return unbound.Length > 0 ? CheckUnbound(name, unbound)
            : name.IndexOf(Placeholder.Slot, StringComparison.Ordinal) < 0 ? CheckName(name)
            : slots.Select(slot => CheckName(name.Replace(Placeholder.Slot, slot ?? ""))).FirstOrDefault(fault => fault is not null);
    }

    // What else is wrong with it comes first; how long it is nobody knows.
    private static AppNameFault CheckUnbound(string name, PlaceholderFault[] unbound)
    {
        var filled = Placeholder.Replace(name, unbound.Select(fault => fault.Placeholder), _ => "a");
        return CheckCharacters(filled.Replace(Placeholder.Slot, "a")) is { } fault
            ? fault with { Expanded = name }
            : new(name, unbound[0].Problem, unbound[0].Remedy) { IsOfPlaceholder = true };
    }

    private static AppNameFault? CheckName(string name)
    {
        if (name.Length < MinLength)
        {
            return new(name, $"It has {name.Length} characters, and an app name has at least {MinLength}.", "Write a longer name.");
        }

        if (name.Length > MaxLength)
        {
            return new(name, $"It has {name.Length} characters, and an app name has at most {MaxLength}.", $"Leave {name.Length - MaxLength} out.");
        }

        return CheckCharacters(name)
            ?? (name[name.Length - 1] == '-' ? new(name, "It ends with '-'.", "End it with a lower-case letter or a digit.") : null);
    }

    private static AppNameFault? CheckCharacters(string name)
    {
        if (name[0] is not (>= 'a' and <= 'z'))
        {
            return new(name, $"It starts with {ShownCharacter.Of(name[0])}.", "Start it with a lower-case letter.");
        }

        foreach (var character in name.Where(character => !IsAllowed(character)))
        {
            return character is '{' or '}'
                ? new(name, $"It has {ShownCharacter.Of(character)} in it.", "Write '{slot}', the only placeholder, or leave it out.")
                : new(name, $"It has {ShownCharacter.Of(character)} in it.", "Use lower-case letters, digits and '-' only.");
        }

        return null;
    }

    private static bool IsAllowed(char character) => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}
