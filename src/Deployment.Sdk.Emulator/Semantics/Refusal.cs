namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>Why something is not done, as Heroku says it: an HTTP status, an error id and a sentence.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Id">Heroku's name for the error.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Resource">What was not found; Heroku adds it to a 404.</param>
internal sealed record Refusal(int Status, string Id, string Message, string? Resource = null)
{
    public static Refusal Malformed(string message) => new(400, "bad_request", message);

    public static Refusal NotFound(string resource, string what) =>
        new(404, "not_found", $"Couldn't find that {what}.", resource);

    public static Refusal Conflict(string message) => new(409, "conflict", message);

    public static Refusal Invalid(string message) => new(422, "invalid_params", message);
}
