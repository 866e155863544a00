namespace Deployment.Sdk.Emulator.Sources;

/// <summary>What came to an upload address.</summary>
/// <param name="CreatedAt">When the address was given out.</param>
/// <param name="File">The file's name in the state folder; null until something came.</param>
internal sealed record Upload(DateTimeOffset CreatedAt, string? File);
