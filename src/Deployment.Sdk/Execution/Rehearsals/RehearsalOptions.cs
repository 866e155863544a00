using System.Collections.Immutable;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>What to rehearse and where to keep its state.</summary>
/// <param name="Plan">The plan whose pipeline and apps exist there.</param>
/// <param name="StateFolder">The folder that its state survives in; made readable by its owner alone.</param>
/// <param name="Port">The TCP port on loopback; 0 takes a free one.</param>
public sealed record RehearsalOptions(Plan Plan, string StateFolder, int Port = 0)
{
    /// <summary>What is to go wrong: names that the host knows, each <c>NAME</c> or <c>NAME:APP</c>. Nothing unless told.</summary>
    public ImmutableArray<string> Scenarios { get; init; } = [];

    /// <summary>The apps that demand a second factor of whoever changes them; none unless told.</summary>
    public ImmutableArray<string> TwoFactorApps { get; init; } = [];

    /// <summary>A file that says what is to go wrong, in the host's own format; null for none.</summary>
    public string? ScenarioFile { get; init; }
}
