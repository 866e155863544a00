using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>An earlier release of an app that it could go back to.</summary>
/// <param name="App">The app.</param>
/// <param name="Release">The release; it has a slug.</param>
/// <param name="Slug">Its slug; null when Heroku no longer keeps it.</param>
internal sealed record RollbackCandidate(string App, Release Release, Slug? Slug)
{
    public int Version => Release.Version;

    /// <summary>The full hash of its commit; null when the slug is gone or does not say.</summary>
    public string? Commit => Slug?.Commit is { } commit && CommitHash.IsFull(commit) ? commit : null;

    /// <summary>The release as one exact thing to go back to. Only of one without a problem.</summary>
    public PinnedRelease Pin => new(App, Release.Id, Version, Release.Slug!.Id, Commit!, Slug!.Checksum);

    /// <summary>Why it cannot be gone back to; null when it can.</summary>
    /// <param name="withConfig">Whether by Heroku's own rollback, which offers less.</param>
    public string? Problem(bool withConfig) =>
        Slug is null or { DeletedAt: not null } || Release.Status == ReleaseStatus.Expired ? "its slug has expired"
        : Release.Status != ReleaseStatus.Succeeded ? $"it is {Release.Status ?? "without a status"}"
        : Commit is null ? "its slug does not name the full hash of a commit"
        : withConfig && !Release.EligibleForRollback ? "Heroku does not offer it for a rollback"
        : null;
}
