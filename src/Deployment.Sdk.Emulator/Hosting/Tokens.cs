using System.Security.Cryptography;

namespace Deployment.Sdk.Emulator.Hosting;

/// <summary>The tokens of one run: a token on disk would be a secret to keep, and these are none.</summary>
/// <param name="General">The one for everything below production.</param>
/// <param name="Production">The one that production has for itself.</param>
internal sealed record Tokens(string General, string Production)
{
    private const int Bytes = 24;

    public static Tokens Create() => new("rehearsal-" + Random(), "rehearsal-production-" + Random());

    /// <summary>Whether a token is production's; null when it is neither.</summary>
    public bool? IsProduction(string shown) =>
        Secret.Equal(Production, shown) ? true
        : Secret.Equal(General, shown) ? false
        : null;

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
