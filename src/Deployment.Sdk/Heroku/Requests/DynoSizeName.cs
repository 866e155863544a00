namespace Deployment.Sdk.Heroku;

/// <summary>A dyno size by its name.</summary>
/// <param name="Name">The name, such as <c>Standard-1X</c>.</param>
internal sealed record DynoSizeName(string Name);
