namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>A request that was answered, or was not.</summary>
/// <param name="At">When it came.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path without the query; the secret parts of unguessable addresses are left out.</param>
/// <param name="Status">The HTTP status; null when the connection ended without one.</param>
/// <param name="Took">The time until the end of the answer.</param>
/// <param name="Client">What the client calls itself.</param>
/// <param name="Scenario">The scenario that injected the answer, or took it away; null when it was an ordinary one.</param>
internal sealed record RequestEntry(
    DateTimeOffset At, string Method, string Path, int? Status, TimeSpan Took, string Client, string? Scenario);
