using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>Why something is not done, as Heroku says it: an HTTP status, an error id and a sentence.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Id">Heroku's name for the error.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Resource">What was not found; Heroku adds it to a 404.</param>
/// <param name="Url">Where Heroku explains it; only some errors have such a page.</param>
/// <param name="App">The app that a second factor is wanted for.</param>
internal sealed record Refusal(
    int Status, string Id, string Message, string? Resource = null, string? Url = null, AppState? App = null)
{
    public const string TwoFactorId = "two_factor";

    public static Refusal Malformed(string message) => new(400, "bad_request", message);

    public static Refusal NotFound(string resource, string what) =>
        new(404, "not_found", $"Couldn't find that {what}.", resource);

    public static Refusal TwoFactor(string message, AppState? app) => new(403, TwoFactorId, message, App: app);

    public static Refusal Conflict(string message) => new(409, "conflict", message);

    public static Refusal Invalid(string message) => new(422, "invalid_params", message);
}
