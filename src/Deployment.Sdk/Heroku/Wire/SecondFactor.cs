using System.Net;

namespace Deployment.Sdk.Heroku;

/// <summary>How Heroku asks for the second factor of an account, and how it is answered.</summary>
internal static class SecondFactor
{
    /// <summary>The header that carries the code.</summary>
    public const string Header = "Heroku-Two-Factor-Code";

    /// <summary>The id of the error.</summary>
    public const string ErrorId = "two_factor";

    /// <summary>Whether an answer asks for the code, by the header that stands beside the error's id.</summary>
    /// <param name="response">The answer.</param>
    public static bool IsRequired(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Forbidden
        && response.Headers.TryGetValues("Heroku-Two-Factor-Required", out var values)
        && values.Any(value => string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase));
}
