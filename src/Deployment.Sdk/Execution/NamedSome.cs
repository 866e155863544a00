using System.Globalization;

namespace Deployment.Sdk.Execution;

/// <summary>A list in a sentence: the first few, and how many more there are.</summary>
internal static class NamedSome
{
    private const int Most = 10;

    public static string Join(string separator, IReadOnlyList<string> items) =>
        items.Count <= Most
            ? string.Join(separator, items)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(separator, items.Take(Most))} and {items.Count - Most} more");
}
