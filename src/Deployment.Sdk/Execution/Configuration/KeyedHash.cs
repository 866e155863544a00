using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Deployment.Sdk.Execution;

/// <summary>The first 48 bits of HMAC-SHA-256: no two values of one app look alike by chance, and none can be looked up.</summary>
internal sealed class KeyedHash(byte[] key) : IKeyedHash
{
    private const int Digits = 12;
    private const int KeyBytes = 32;

    /// <summary>With a key that nobody knows and that ends with this process: hashes of two commands say nothing of each other.</summary>
    public static KeyedHash OfThisRun() => new(RandomNumberGenerator.GetBytes(KeyBytes));

    // Not as UTF-8, which has one form for all halves of surrogate pairs: texts that differ have to look different.
    public string Of(string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, MemoryMarshal.AsBytes(value.AsSpan())))[..Digits];
}
