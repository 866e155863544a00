namespace Deployment.Sdk.Ledgers;

/// <summary>What an app runs, by everything that tells one release from another.</summary>
/// <param name="Name">The app.</param>
/// <param name="Version">Its newest release; 0 when it has none.</param>
internal sealed record RecordedApp(string Name, int Version)
{
    /// <summary>Heroku's id of the app.</summary>
    public string? Id { get; init; }

    /// <summary>The version of the release that runs; null when none does.</summary>
    public int? Running { get; init; }

    /// <summary>Heroku's id of the release that runs.</summary>
    public string? Release { get; init; }

    /// <summary>Heroku's id of the slug that runs.</summary>
    public string? Slug { get; init; }

    /// <summary>The full hash of the commit that runs.</summary>
    public string? Commit { get; init; }
}
