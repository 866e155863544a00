namespace Deployment.Sdk.Heroku;

/// <summary>What to change about one process type; null leaves a thing as it is.</summary>
/// <param name="Quantity">Dynos to keep: an absolute number, so that a repeat changes nothing more.</param>
/// <param name="DynoSize">The size of each.</param>
internal sealed record ProcessTypeUpdate(int? Quantity = null, DynoSizeName? DynoSize = null);
