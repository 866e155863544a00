namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>A review app that a client asks for.</summary>
internal sealed record ReviewAppOrder(
    string Pipeline, string Branch, int? PullRequest, long? ForkRepository, IReadOnlyDictionary<string, string?> Environment);
