namespace Deployment.Sdk.Heroku;

/// <summary>How many dynos of some process types to keep; the others stay as they are.</summary>
/// <param name="Updates">The process types to change.</param>
internal sealed record FormationUpdate(IReadOnlyList<FormationChange> Updates);
