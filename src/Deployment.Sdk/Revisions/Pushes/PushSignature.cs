using System.Security.Cryptography;
using System.Text;

namespace Deployment.Sdk.Revisions.Pushes;

/// <summary>Tells a push that Bitbucket told of from one that somebody made up.</summary>
internal static class PushSignature
{
    /// <summary>The variable that holds the secret of the webhook.</summary>
    public const string SecretVariable = "BITBUCKET_WEBHOOK_SECRET";

    /// <summary>Why the body is not believed; null when it is.</summary>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="signature">The header <c>X-Hub-Signature</c>: <c>sha256=</c> and the HMAC in hexadecimal digits; null when none is given.</param>
    /// <param name="secret">The secret; null when the webhook has none.</param>
    public static RevisionRefusal? Problem(ReadOnlySpan<byte> body, string? signature, string? secret) => (secret, signature) switch
    {
        (null, null) => null,
        (null, _) => RevisionRefusal.Usage($"--push-signature cannot be checked: {SecretVariable} is not set. Set it to the secret of the webhook."),
        (_, null) => RevisionRefusal.Policy(
            $"{SecretVariable} is set, and the push has no signature. Pass on the header X-Hub-Signature: --push-signature SIGNATURE."),
        _ when IsOf(body, signature, secret) => null,
        _ => RevisionRefusal.Policy(
            $"The signature of the push is not that of its body under {SecretVariable}. Pass on the body byte for byte, and look whether the secret is the webhook's."),
    };

    private static bool IsOf(ReadOnlySpan<byte> body, string signature, string secret)
    {
        var expected = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature.Trim().ToLowerInvariant()));
    }
}
