using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Deployment.Sdk.Heroku;

/// <summary>Whom TLS believes: the machine's authorities, and on loopback the one certificate of a rehearsal.</summary>
internal static class PinnedTrust
{
    /// <summary>The check of a server's certificate; null keeps the platform's own.</summary>
    /// <param name="server">The server.</param>
    /// <param name="pinned">The certificate of a rehearsal.</param>
    public static RemoteCertificateValidationCallback? For(Uri server, X509Certificate2? pinned)
    {
        if (pinned is null || !HerokuEndpoint.IsLiteralLoopback(server))
        {
            return null;
        }

        var expected = pinned.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
        return (_, shown, _, errors) =>
            errors == SslPolicyErrors.None
            || shown?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == expected;
    }
}
