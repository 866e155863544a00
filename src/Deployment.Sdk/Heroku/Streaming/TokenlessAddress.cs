namespace Deployment.Sdk.Heroku;

/// <summary>The addresses that Heroku hands out for uploads and output: signed themselves, so no token ever goes there.</summary>
internal static class TokenlessAddress
{
    /// <summary>Why an address is not used; null when it may be.</summary>
    /// <param name="address">The address that Heroku gave.</param>
    /// <param name="endpoint">The Heroku that gave it: a rehearsal points to this machine, and only a rehearsal does.</param>
    public static string? Refuse(Uri address, HerokuEndpoint endpoint)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0)
        {
            return "Heroku gave an address that is not a plain absolute URL.";
        }

        // A rehearsal stays on this machine, and nobody else sends anything to it.
        var isFit = endpoint.IsLoopback
            ? HerokuEndpoint.IsLiteralLoopback(address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            : address.Scheme == Uri.UriSchemeHttps && !address.IsLoopback;
        return isFit
            ? null
            : $"Heroku gave the address {address.GetLeftPart(UriPartial.Authority)}, which is neither https nor a rehearsal on this machine.";
    }
}
