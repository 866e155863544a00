namespace Deployment.Sdk.Heroku;

/// <summary>The apps to read at once.</summary>
/// <param name="Id">Their identifiers (UUIDs). One that does not exist, or may not be seen, is left out of the answer.</param>
internal sealed record AppFilterIn(IReadOnlyList<string> Id);
