namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Decides whether an app can have a process type as it is declared.</summary>
internal static class ProcessTypeRule
{
    /// <summary>What a quantity says that leaves the processes as they are.</summary>
    private const long Untouched = -1;

    /// <summary>Everything that stands in its way.</summary>
    /// <param name="name">The name, as in the Procfile.</param>
    /// <param name="quantity">How many processes; -1 leaves them as they are.</param>
    /// <param name="size">The size of their dynos; null leaves it as it is.</param>
    public static IEnumerable<UnmeetableRule> Faults(string? name, long quantity, string? size)
    {
        if (string.IsNullOrEmpty(name) || !IsName(name!))
        {
            yield return new(
                "name",
                string.IsNullOrEmpty(name)
                    ? "It names no process type."
                    : $"'{name}' is no process type: it has something else in it than letters, digits, '-' and '_'.",
                "Write the name as the Procfile has it, such as 'web'.");
        }

        if (quantity < Untouched)
        {
            yield return new("Quantity", $"There are no {quantity} processes.", "Write how many, or leave 'Quantity' out.");
        }

        if (size is not null && string.IsNullOrWhiteSpace(size))
        {
            yield return new("Size", "'Size' is empty.", "Write a size of dynos, such as 'standard-1x', or leave it out.");
        }
    }

    /// <summary>Whether a text can be the name of a process type.</summary>
    public static bool IsName(string text) =>
        text.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_');
}
