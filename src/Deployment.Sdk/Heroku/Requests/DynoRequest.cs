namespace Deployment.Sdk.Heroku;

/// <summary>A one-off dyno to start.</summary>
/// <param name="Command">The command, run by a shell in the released code.</param>
/// <param name="Attach">Whether its terminal can be reached; false lets it run unwatched.</param>
/// <param name="Env">Variables for this dyno alone, over the app's config.</param>
/// <param name="Size">The dyno size; null takes the app's default.</param>
/// <param name="TimeToLive">Seconds after which Heroku stops it, 86400 at most.</param>
/// <param name="Type">The process type to count it as; null is <c>run</c>.</param>
/// <param name="ForceNoTty">Whether it gets plain pipes in place of a terminal, so that its output carries no control characters.</param>
internal sealed record DynoRequest(
    string Command,
    bool? Attach = null,
    IReadOnlyDictionary<string, string>? Env = null,
    string? Size = null,
    int? TimeToLive = null,
    string? Type = null,
    bool? ForceNoTty = null);
