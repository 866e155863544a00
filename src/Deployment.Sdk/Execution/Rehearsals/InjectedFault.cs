namespace Deployment.Sdk.Execution;

/// <summary>Something that went wrong in a rehearsal because it was asked to.</summary>
/// <param name="Scenario">The scenario, as it was named.</param>
/// <param name="Place">Where it happened first: a call, or the build, release command, promotion or add-on of an app.</param>
/// <param name="What">What became of it; completes the sentence that the place begins.</param>
/// <param name="Times">How often it has happened.</param>
public sealed record InjectedFault(string Scenario, string Place, string What, int Times);
