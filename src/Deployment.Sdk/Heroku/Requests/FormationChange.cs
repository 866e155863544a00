namespace Deployment.Sdk.Heroku;

/// <summary>A process type to change; null leaves a thing as it is.</summary>
/// <param name="Type">The process type, such as <c>web</c>.</param>
/// <param name="Quantity">Dynos to keep: an absolute number, so that a repeat changes nothing more.</param>
/// <param name="DynoSize">The size of each.</param>
internal sealed record FormationChange(string Type, int? Quantity = null, DynoSizeName? DynoSize = null);
