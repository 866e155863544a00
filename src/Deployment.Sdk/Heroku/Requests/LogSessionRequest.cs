namespace Deployment.Sdk.Heroku;

/// <summary>Which lines of an app's log to see; null leaves a bound out.</summary>
/// <param name="Lines">How many past lines to begin with.</param>
/// <param name="Tail">Whether to go on with what is logged from now on.</param>
/// <param name="Source">Only lines of this source: <c>app</c> or <c>heroku</c>.</param>
/// <param name="DynoName">Only lines of this dyno, such as <c>web.1</c>.</param>
/// <param name="Type">Only lines of this process type.</param>
internal sealed record LogSessionRequest(
    int? Lines = null, bool? Tail = null, string? Source = null, string? DynoName = null, string? Type = null);
