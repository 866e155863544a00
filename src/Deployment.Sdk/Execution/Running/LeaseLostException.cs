namespace Deployment.Sdk.Execution;

/// <summary>Another delivery has taken the target over.</summary>
internal sealed class LeaseLostException(string message) : Exception(message);
