namespace Deployment.Sdk.Revisions;

/// <summary>
/// The environment variables that git does not get: its hooks, filters and credential helpers are other people's programs, and none of
/// them delivers.
/// </summary>
internal static class WithheldVariable
{
    /// <summary>Whether a variable holds a Heroku token, the address of the ledger, or a value for a config var.</summary>
    /// <param name="name">Its name.</param>
    public static bool Is(string name) =>
        name.StartsWith("HEROKU_API_KEY", StringComparison.OrdinalIgnoreCase)
        || name.Equals("DEPLOYMENT_LEDGER_URL", StringComparison.OrdinalIgnoreCase)
        || name.Contains("__", StringComparison.Ordinal);
}
