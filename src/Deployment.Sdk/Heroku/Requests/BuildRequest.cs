namespace Deployment.Sdk.Heroku;

/// <summary>What to build. The build releases itself when it succeeds.</summary>
/// <param name="SourceBlob">The archive, the commit in it, and a note by which the build is found again.</param>
/// <param name="Buildpacks">The buildpacks of this build, in order; null takes the app's own.</param>
internal sealed record BuildRequest(SourceBlob SourceBlob, IReadOnlyList<Buildpack>? Buildpacks = null);
