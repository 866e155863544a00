namespace Deployment.Sdk.Ledgers;

/// <summary>A process type, and what its dynos are brought to.</summary>
internal sealed record RecordedProcess(string Name, int Quantity, string? Size);
