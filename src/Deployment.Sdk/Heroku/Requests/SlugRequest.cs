namespace Deployment.Sdk.Heroku;

/// <summary>A slug to make from compiled code that is uploaded afterwards, to <see cref="Slug.Blob"/> of the answer.</summary>
/// <param name="ProcessTypes">Its process types and their commands.</param>
/// <param name="Commit">The commit that it was built from.</param>
/// <param name="CommitDescription">A sentence about that commit.</param>
/// <param name="Checksum"><c>SHA256:</c> and the hexadecimal digest of the archive.</param>
/// <param name="BuildpackProvidedDescription">What to call its language.</param>
/// <param name="Stack">The stack that it runs on, by name or identifier; null takes the app's own.</param>
internal sealed record SlugRequest(
    IReadOnlyDictionary<string, string> ProcessTypes,
    string? Commit = null,
    string? CommitDescription = null,
    string? Checksum = null,
    string? BuildpackProvidedDescription = null,
    string? Stack = null);
