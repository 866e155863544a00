namespace Deployment.Sdk.Execution;

/// <summary>A call of an outside service: made, or in a rehearsal recorded in its place.</summary>
/// <param name="Service">The service.</param>
/// <param name="Event">What it was about: the kind of an event and the environment, or <c>gate</c> and the environment.</param>
/// <param name="Call">Method and address, or the command.</param>
/// <param name="Outcome"><c>rehearsed</c>, <c>answered 204</c>, or what went wrong.</param>
/// <param name="Summary">What was told, or what the gate decided.</param>
internal sealed record RecordedCall(string Service, string Event, string Call, string Outcome, string Summary)
{
    /// <summary>What the call said, in one line; null for one that only reads, and for a command.</summary>
    public string? Said { get; init; }
}
