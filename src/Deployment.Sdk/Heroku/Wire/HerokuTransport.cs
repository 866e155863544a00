using System.Net;
using System.Net.Security;

namespace Deployment.Sdk.Heroku;

/// <summary>The sockets below every client of Heroku.</summary>
internal static class HerokuTransport
{
    /// <summary>Sockets that follow no redirect, keep no cookie, and give no rehearsal's traffic to a proxy.</summary>
    /// <param name="endpoint">The Heroku to talk to.</param>
    public static SocketsHttpHandler Open(HerokuEndpoint endpoint) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !endpoint.IsLoopback,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeLimits.Connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = PinnedTrust.For(endpoint.Api, endpoint.TrustedCertificate),
        },
    };
}
