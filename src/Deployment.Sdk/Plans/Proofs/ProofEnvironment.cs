namespace Deployment.Sdk.Plans.Proofs;

/// <summary>An environment, as far as proofs need it.</summary>
/// <param name="Key">What tells it from every other, such as its class's full name.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsProduction">Whether only stable branches may reach it.</param>
internal sealed record ProofEnvironment(string Key, string Name, bool IsProduction);
