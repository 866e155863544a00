namespace Deployment.Sdk.Heroku;

/// <summary>What to change about an app; null leaves a thing as it is.</summary>
/// <param name="Maintenance">Whether visitors see the maintenance page.</param>
/// <param name="BuildStack">The stack of its next build, by name or identifier.</param>
internal sealed record AppUpdate(bool? Maintenance = null, string? BuildStack = null);
