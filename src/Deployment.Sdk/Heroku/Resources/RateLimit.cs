namespace Deployment.Sdk.Heroku;

/// <summary>How many calls the account has left: <c>GET /account/rate-limits</c>, which does not count against it.</summary>
internal sealed record RateLimit
{
    /// <summary>Calls left in the current window; the account regains them continuously.</summary>
    public int Remaining { get; init; }
}
