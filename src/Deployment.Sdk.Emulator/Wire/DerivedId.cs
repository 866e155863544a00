using System.Security.Cryptography;
using System.Text;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>Ids of things that follow from others, the same in every answer without being stored.</summary>
internal static class DerivedId
{
    public static Guid Of(Guid owner, byte number)
    {
        var bytes = owner.ToByteArray();
        bytes[^1] ^= number;
        return new Guid(bytes);
    }

    public static Guid Of(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
