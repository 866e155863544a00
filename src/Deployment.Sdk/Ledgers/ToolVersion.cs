using System.Numerics;

namespace Deployment.Sdk.Ledgers;

/// <summary>The versions of this library, as they stand in rows of the ledger. They order as those of packages do: https://semver.org, section 11.</summary>
internal static class ToolVersion
{
    private const int Longest = 64;

    /// <summary>Whether a text looks like one; nothing else is shown as a version.</summary>
    public static bool Is(string text) =>
        text.Length is > 0 and <= Longest && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '+');

    /// <summary>Whether one is newer than another.</summary>
    public static bool IsNewer(string version, string other)
    {
        var (numbers, early) = Parts(version);
        var (otherNumbers, otherEarly) = Parts(other);
        if (!numbers.All(number => Number(number).Is))
        {
            return false;
        }

        var order = Compare(numbers, otherNumbers);
        return order > 0
            || (order == 0 && (early.Length == 0 ? otherEarly.Length > 0 : otherEarly.Length > 0 && Compare(early, otherEarly) > 0));
    }

    private static (string[] Numbers, string[] Early) Parts(string version)
    {
        var plain = version.Split('+')[0];
        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (plain.Split('.'), []) : (plain[..dash].Split('.'), plain[(dash + 1)..].Split('.'));
    }

    private static int Compare(string[] one, string[] other)
    {
        foreach (var (a, b) in one.Zip(other))
        {
            var (isNumber, number) = Number(a);
            var (isOtherNumber, otherNumber) = Number(b);
            var order = isNumber && isOtherNumber ? number.CompareTo(otherNumber)
                : isNumber ? -1
                : isOtherNumber ? 1
                : string.CompareOrdinal(a, b);
            if (order != 0)
            {
                return order;
            }
        }

        return one.Length - other.Length;
    }

    private static (bool Is, BigInteger Value) Number(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) ? (true, BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture)) : (false, default);
}
