namespace Deployment.Sdk.Emulator.Sources;

/// <summary>What came to an upload address; both null until something did.</summary>
/// <param name="File">The file's name in the state folder.</param>
/// <param name="Sha256">Its digest, 64 lower-case hexadecimal digits.</param>
internal sealed record Upload(string? File, string? Sha256);
