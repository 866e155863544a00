namespace Deployment.Sdk.Execution;

/// <summary>What an app of the plan runs.</summary>
/// <param name="Environment">The environment's name, its slot filled in.</param>
/// <param name="Stage">The environment's stage.</param>
/// <param name="App">The Heroku app.</param>
/// <param name="Version">The version of the release that runs; null when none was ever made.</param>
/// <param name="NewestVersion">The version of the newest release, which is not the one that runs if it failed or is pending; null when there is none.</param>
/// <param name="NewestStatus">The status of the newest release as Heroku names it; null when there is none.</param>
/// <param name="Commit">The full hash of the commit that runs; null before the first deploy or when the slug or the image has expired.</param>
/// <param name="Slug">The id of the slug that runs; null before the first deploy, and on Fir.</param>
/// <param name="ReleasedAt">When the running release was made, in UTC; null before the first.</param>
/// <param name="Maintenance">Whether the app is in maintenance mode.</param>
/// <param name="Problem">Why the app could not be read; null when it could.</param>
public sealed record AppStatus(
    string Environment,
    Stage Stage,
    string App,
    int? Version,
    int? NewestVersion,
    string? NewestStatus,
    string? Commit,
    string? Slug,
    DateTimeOffset? ReleasedAt,
    bool Maintenance,
    string? Problem)
{
    /// <summary>Heroku's generation, <c>cedar</c> or <c>fir</c>; null where Heroku does not say. Only Cedar can be delivered to.</summary>
    public string? Generation { get; init; }

    /// <summary>The id of the OCI image that runs; null on Cedar, and before the first deploy.</summary>
    public string? Image { get; init; }
}
