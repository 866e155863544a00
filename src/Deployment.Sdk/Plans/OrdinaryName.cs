using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Deployment.Sdk.Plans;

/// <summary>
/// Names of ASCII letters and digits with <c>- . / _</c> between them, which nearly all branches have, read eight characters at a
/// time.
/// </summary>
internal static class OrdinaryName
{
    private const int Block = 8;

    /// <summary>
    /// Whether a text is such a name and a legal one. Git minds where <c>.</c> and <c>/</c> stand: not at an end and, but for
    /// <c>./</c>, not side by side. False says nothing about the text.
    /// </summary>
    public static bool Is(ReadOnlySpan<char> name) =>
        !name.IsEmpty && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && (name.Length < Block ? IsShort(name) : IsLong(name));

    private static bool IsShort(ReadOnlySpan<char> name)
    {
        var isAfterSlash = false;
        foreach (var character in name)
        {
            var isSlash = character == '/';
            if ((isSlash && isAfterSlash) || !(isSlash || char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            {
                return false;
            }

            isAfterSlash = isSlash;
        }

        return name is not "HEAD";
    }

    private static bool IsLong(ReadOnlySpan<char> name)
    {
        var characters = MemoryMarshal.Cast<char, ushort>(name);
        var others = Vector128<ushort>.Zero;
        var dots = Vector128<ushort>.Zero;
        var pairs = 0u;
        var last = characters.Length - Block;

        // Blocks overlap, so that any two neighbours are in one.
        for (var at = 0; ; at = Math.Min(at + Block - 1, last))
        {
            var block = Vector128.Create<ushort>(characters[at..]);
            var letters = IsBetween(block | Vector128.Create<ushort>('a' ^ 'A'), 'a', 'z');
            others |= ~(letters | IsBetween(block, '-', '9') | Vector128.Equals(block, Vector128.Create<ushort>('_')));
            dots |= Vector128.Equals(block, Vector128.Create<ushort>('.'));
            var breaks = IsBetween(block, '.', '/').ExtractMostSignificantBits();
            pairs |= breaks & (breaks >> 1);
            if (at == last)
            {
                break;
            }
        }

        return others == Vector128<ushort>.Zero && pairs == 0
            && (dots == Vector128<ushort>.Zero || !name.Contains(".lock", StringComparison.Ordinal));
    }

    // Below the first character, the difference wraps to a large number.
    private static Vector128<ushort> IsBetween(Vector128<ushort> characters, char first, char last) =>
        Vector128.LessThanOrEqual(characters - Vector128.Create<ushort>(first), Vector128.Create((ushort)(last - first)));
}
