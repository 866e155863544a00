using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>The name of one exact content. Strong: equal bytes have equal tags, whenever and in whatever run they are sent.</summary>
internal static class EntityTag
{
    private const int Bytes = 16;

    public static string Of(byte[] body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, Bytes))}\"";

    /// <summary>Whether an <c>If-None-Match</c> names the content, or any; the prefix of a weak tag does not count.</summary>
    public static bool IsSeen(StringValues header, string tag) => Names(header, tag, weakly: true);

    /// <summary>Whether an <c>If-Match</c> names the content, or any. A weak tag never does.</summary>
    public static bool IsMet(StringValues header, string tag) => Names(header, tag, weakly: false);

    private static bool Names(StringValues header, string tag, bool weakly) =>
        EntityTagHeaderValue.TryParseList(header, out var named)
        && named.Any(one => one.Equals(EntityTagHeaderValue.Any) || (one.Tag == tag && (weakly || !one.IsWeak)));
}
