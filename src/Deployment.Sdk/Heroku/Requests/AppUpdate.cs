namespace Deployment.Sdk.Heroku;

/// <summary>What to change about an app; null leaves a thing as it is.</summary>
/// <param name="Maintenance">Whether visitors see the maintenance page.</param>
internal sealed record AppUpdate(bool? Maintenance);
