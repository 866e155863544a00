using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Deployment.Sdk.Heroku;

/// <summary>A Heroku that may be given a token: the real one, or a rehearsal on this machine.</summary>
internal sealed record HerokuEndpoint
{
    private HerokuEndpoint(Uri api, string token, X509Certificate2? trustedCertificate) =>
        (Api, Token, TrustedCertificate) = (api, token, trustedCertificate);

    /// <summary>The real Heroku.</summary>
    public static Uri Heroku { get; } = new("https://api.heroku.com/");

    /// <summary>Where the Platform API answers.</summary>
    public Uri Api { get; }

    /// <summary>The token.</summary>
    public string Token { get; }

    /// <summary>The environment variable that the token was read from, for messages; null in a rehearsal.</summary>
    public string? Variable { get; init; }

    /// <summary>The certificate of a rehearsal's one-off dynos, trusted on loopback alone; null for the real Heroku.</summary>
    public X509Certificate2? TrustedCertificate { get; }

    /// <summary>Whether this is a rehearsal on this machine.</summary>
    public bool IsLoopback => IsLiteralLoopback(Api);

    /// <summary>Accepts an address only if a token may be sent there.</summary>
    /// <param name="api">Exactly <c>https://api.heroku.com</c>, or http(s) on a literal loopback address.</param>
    /// <param name="token">The token.</param>
    /// <param name="trustedCertificate">A certificate to trust on loopback.</param>
    /// <param name="endpoint">The endpoint, when the answer is true.</param>
    /// <param name="reason">What is wrong and what to write instead, when the answer is false.</param>
    public static bool TryCreate(
        Uri api,
        string token,
        X509Certificate2? trustedCertificate,
        [NotNullWhen(true)] out HerokuEndpoint? endpoint,
        [NotNullWhen(false)] out string? reason)
    {
        endpoint = null;
        reason = Refuse(api)
            ?? (IsToken(token) ? null : "The Heroku token is empty or holds a character that a token never has, such as a space or a line break.");
        if (reason is null)
        {
            endpoint = new HerokuEndpoint(
                new Uri(api.GetLeftPart(UriPartial.Authority) + "/"), token, IsLiteralLoopback(api) ? trustedCertificate : null);
        }

        return endpoint is not null;
    }

    /// <summary>Whether an address is one of the API, where the token may go.</summary>
    /// <param name="address">The address.</param>
    public bool IsApi(Uri address) => IsSameOrigin(address, Api);

    /// <summary>Whether two addresses are of one scheme, host and port.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.IdnHost == other.IdnHost && one.Port == other.Port;

    /// <summary>Whether the host is a loopback address, written as one. A name such as <c>localhost</c> can be made to mean anything.</summary>
    /// <param name="address">The address.</param>
    public static bool IsLiteralLoopback(Uri address) =>
        address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        && IPAddress.TryParse(address.IdnHost, out var ip)
        && IPAddress.IsLoopback(ip);

    /// <summary>Whether a text can be a token, and a header's value.</summary>
    /// <param name="token">The text.</param>
    public static bool IsToken(string token) => token.Length > 0 && token.All(character => character is > ' ' and <= '~');

    /// <summary>The address alone: the token is never printed.</summary>
    public override string ToString() => $"{nameof(HerokuEndpoint)} {Api}";

    private static string? Refuse(Uri api)
    {
        const string Remedy = "A Heroku token is sent to https://api.heroku.com, or to a rehearsal at http://127.0.0.1:PORT, and nowhere else.";
        if (!api.IsAbsoluteUri)
        {
            return $"'{api}' is not an absolute address. {Remedy}";
        }

        // Never repeat user info or a query: either may hold a secret.
        if (api.UserInfo.Length > 0 || api.AbsolutePath != "/" || api.Query.Length > 0 || api.Fragment.Length > 0)
        {
            return $"The API address at {api.Host} must be scheme, host and port alone. {Remedy}";
        }

        var real = api.Scheme == Uri.UriSchemeHttps && api.IsDefaultPort && api.IdnHost == Heroku.Host;
        var rehearsal = (api.Scheme == Uri.UriSchemeHttp || api.Scheme == Uri.UriSchemeHttps) && IsLiteralLoopback(api);
        return real || rehearsal ? null : $"{api.GetLeftPart(UriPartial.Authority)} is not Heroku. {Remedy}";
    }
}
