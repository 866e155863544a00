using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>A yes as it is given.</summary>
/// <param name="Request">To which request.</param>
/// <param name="Role">In which role.</param>
internal sealed record ApproveOptions(string Request, string Role)
{
    /// <summary>What was looked at.</summary>
    public string? Evidence { get; init; }

    /// <summary>The SSH key to sign with; null says who one is with the Heroku token.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Who says yes in a rehearsal, which knows nobody's account.</summary>
    public string? As { get; init; }

    /// <summary>Whether to deliver once nothing is missing.</summary>
    public bool Delivers { get; init; }

    /// <summary>The production apps whose change is confirmed by name.</summary>
    public ImmutableArray<string> Confirmations { get; init; } = [];
}
