using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Deployment.Sdk.Services.Webhook;

/// <summary>
/// Signs as the Standard Webhooks specification says: HMAC-SHA256 over id, timestamp and body, joined by dots. Libraries that verify it exist for
/// most languages.
/// </summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";

    private const int ShortestKey = 24;

    /// <summary>The key that a secret stands for.</summary>
    /// <param name="secret"><c>whsec_</c> and at least 24 bytes in base64.</param>
    /// <param name="variable">Where the secret is, for people.</param>
    public static byte[] Key(string secret, string variable)
    {
        var key = new byte[secret.Length];
        return secret.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length)
            && length >= ShortestKey
                ? key[..length]
                : throw new ServiceException($"{variable} must be {Prefix} and at least {ShortestKey} random bytes in base64: {Prefix}$(openssl rand -base64 32)");
    }

    /// <summary>The header <c>webhook-signature</c>.</summary>
    public static string Of(byte[] key, string id, string timestamp, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";

    /// <summary>An id that an event has however often it is told, and no other event has.</summary>
    public static string Id(DeliveryEvent happening)
    {
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"{happening.RunId}\n{happening.Pipeline}\n{happening.Environment}\n{happening.Commit}\n{happening.Kind}\n{happening.At.UtcTicks}");
        return $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..32]}";
    }
}
