using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Where the Platform API is: Heroku's own host unless <c>HEROKU_API_URL</c> names an emulator on this machine.</summary>
internal static class ApiAddress
{
    /// <summary>The variable.</summary>
    public const string Variable = "HEROKU_API_URL";

    /// <summary>Reads it. Whether a token may be sent there is for <see cref="HerokuEndpoint.TryCreate"/>.</summary>
    /// <param name="variables">The environment variables of the process.</param>
    /// <param name="api">The address, when the answer is true.</param>
    /// <param name="reason">What is wrong, when the answer is false.</param>
    public static bool TryRead(
        IReadOnlyDictionary<string, string> variables,
        [NotNullWhen(true)] out Uri? api,
        [NotNullWhen(false)] out string? reason)
    {
        reason = null;
        if (!variables.TryGetValue(Variable, out var text) || string.IsNullOrWhiteSpace(text))
        {
            api = HerokuEndpoint.Heroku;
            return true;
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out api))
        {
            reason = $"{Variable} is not an absolute address; leave it out for Heroku, or write http://127.0.0.1:PORT for an emulator.";
        }

        return api is not null;
    }
}
