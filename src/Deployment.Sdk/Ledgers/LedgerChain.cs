using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Deployment.Sdk.Ledgers;

/// <summary>
/// The chain of hashes that runs through a stream: whoever knows the newest hash can tell whether anything before it was changed.
/// </summary>
public static class LedgerChain
{
    /// <summary>The hash before the first row.</summary>
    public const string Genesis = "";

    // No store of ours wrote what is beyond, and with some room on both sides every sum of moments is one.
    private static readonly DateTimeOffset Earliest = new(1000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The hash of a row: SHA-256, 64 lower-case hexadecimal digits, over the hash before it, stream, version, time and body.</summary>
    /// <param name="previous">The hash of the row before; <see cref="Genesis"/> before the first.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The row's version.</param>
    /// <param name="at">When it is appended; only whole microseconds count.</param>
    /// <param name="body">What it says.</param>
    public static string Hash(string previous, string stream, long version, DateTimeOffset at, string body)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(body);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, previous);
        Append(hash, stream);
        Append(hash, version);
        Append(hash, Microseconds(at));
        Append(hash, body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A moment as whole microseconds since 1970 in UTC, which is as fine as every store keeps it.</summary>
    /// <param name="at">The moment.</param>
    public static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The moment of whole microseconds since 1970, in UTC.</summary>
    /// <param name="microseconds">The microseconds. What lies outside the years 1000 to 9000 becomes their begin or end.</param>
    public static DateTimeOffset Moment(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(
        Math.Clamp(microseconds, Microseconds(Earliest), Microseconds(Latest)) * TimeSpan.TicksPerMicrosecond);

    // With its length first: no two rows can read alike by moving a border.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
