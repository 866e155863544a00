namespace Deployment.Sdk.Heroku;

/// <summary>The environment variables that hold Heroku tokens, by name.</summary>
internal static class TokenVariable
{
    /// <summary>The variable that the Heroku CLI uses too; here only for environments below production.</summary>
    public const string General = "HEROKU_API_KEY";

    /// <summary>The variable of an environment: <c>HEROKU_API_KEY_UAT</c>, <c>HEROKU_API_KEY_DEV_1</c> for <c>dev-1</c>.</summary>
    /// <param name="environment">The environment's name, the slot filled in.</param>
    public static string Of(string environment) => $"{General}_{Spelt(environment)}";

    /// <summary>How an environment is spelt in the names of environment variables: <c>DEV_1</c> for <c>dev-1</c>.</summary>
    /// <param name="environment">The environment's name, the slot filled in.</param>
    public static string Spelt(string environment) =>
        string.Concat(environment.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_'));
}
