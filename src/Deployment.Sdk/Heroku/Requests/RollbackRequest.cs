namespace Deployment.Sdk.Heroku;

/// <summary>Heroku's own rollback, which brings back the config of that release as well as its code.</summary>
/// <param name="Release">The identifier of the release to return to: a UUID, not a version.</param>
internal sealed record RollbackRequest(string Release);
