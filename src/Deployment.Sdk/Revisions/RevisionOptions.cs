namespace Deployment.Sdk.Revisions;

/// <summary>What the user asked for.</summary>
/// <param name="Branch">The branch (<c>--branch</c>); null when not given.</param>
/// <param name="Commit">The commit (<c>--commit</c>), in any form that git resolves; null when not given.</param>
/// <param name="IsRehearsal">Whether nothing real can change.</param>
/// <param name="AllowFetch">Whether git may fetch what is not here; false after <c>--no-fetch</c>.</param>
internal sealed record RevisionOptions(string? Branch = null, string? Commit = null, bool IsRehearsal = false, bool AllowFetch = true);
