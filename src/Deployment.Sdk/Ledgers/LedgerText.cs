using System.Text;

namespace Deployment.Sdk.Ledgers;

/// <summary>What a ledger can keep and give back unchanged: Unicode, without U+0000, which PostgreSQL does not store.</summary>
public static class LedgerText
{
    /// <summary>Refuses a text that a store would change or cut.</summary>
    /// <param name="text">The name of a stream, or what a row says.</param>
    /// <param name="parameter">The name of the argument.</param>
    /// <exception cref="ArgumentException">It is no Unicode (half of a surrogate pair), or holds U+0000.</exception>
    public static void Check(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var read) != System.Buffers.OperationStatus.Done || rune.Value == 0)
            {
                throw new ArgumentException("a ledger keeps Unicode without U+0000", parameter);
            }

            rest = rest[read..];
        }
    }
}
