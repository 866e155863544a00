namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>One entry of a formation update.</summary>
/// <param name="Type">The process type, or the id of its formation.</param>
/// <param name="Quantity">How many dynos, or how many more; null leaves them.</param>
/// <param name="IsRelative">Whether the quantity is added to what there is (<c>"+1"</c>, <c>"-1"</c>).</param>
/// <param name="Size">The dyno size; null leaves it.</param>
internal sealed record ScaleUpdate(string Type, int? Quantity, bool IsRelative, string? Size);
