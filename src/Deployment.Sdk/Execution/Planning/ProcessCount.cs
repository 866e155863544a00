namespace Deployment.Sdk.Execution;

/// <summary>A process type and a number of its dynos.</summary>
internal sealed record ProcessCount(string Type, int Quantity);
