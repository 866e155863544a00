using System.Net;
using System.Net.Security;

namespace Deployment.Sdk.Heroku;

/// <summary>The sockets below every client of Heroku.</summary>
internal static class HerokuTransport
{
    /// <summary>Sockets that follow no redirect, keep no cookie, and give no rehearsal's traffic to a proxy; what goes over them is observed.</summary>
    /// <param name="endpoint">The Heroku to talk to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="compression">Which forms of compression are asked for.</param>
    public static HttpMessageHandler Open(HerokuEndpoint endpoint, TimeProvider time, DecompressionMethods compression = DecompressionMethods.All) =>
        new ObservedHandler(endpoint, time) { InnerHandler = Sockets(endpoint, compression) };

    private static SocketsHttpHandler Sockets(HerokuEndpoint endpoint, DecompressionMethods compression) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !endpoint.IsLoopback,
        AutomaticDecompression = compression,

        // The spans are ours, and what a trace carries along is nobody's business at Heroku or at a storage service.
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeLimits.Connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = PinnedTrust.For(endpoint.Api, endpoint.TrustedCertificate),
        },
    };
}
