namespace Deployment.Sdk.Execution;

/// <summary>One Heroku app of a target.</summary>
/// <param name="Name">Its name, the slot filled in.</param>
/// <param name="Path">The folder of the repository that is its root; null for the whole repository.</param>
internal sealed record TargetApp(string Name, string? Path);
