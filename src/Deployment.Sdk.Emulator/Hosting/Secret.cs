using System.Security.Cryptography;
using System.Text;

namespace Deployment.Sdk.Emulator.Hosting;

/// <summary>Compares what a client shows with what it ought to know, in a time that does not tell how much of it was right.</summary>
internal static class Secret
{
    public static bool Equal(string expected, string shown) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(shown));
}
