using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What one revision does to each environment that its branch goes to.</summary>
/// <param name="Deploys">Those that it is delivered to, or runs on already; at least one.</param>
/// <param name="Superseded">Why others are left out: a later push was there before.</param>
internal sealed record PreparedDeploys(PreparedDeploy[] Deploys, ImmutableArray<Refusal> Superseded);
