using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The job that promotes, when a person starts it.</summary>
/// <param name="Job">Its name.</param>
/// <param name="Environment">The environment of the CI service that holds its tokens.</param>
/// <param name="From">Whose release travels.</param>
/// <param name="To">Who receives it.</param>
/// <param name="After">The deployments whose branches end where it starts, at any remove.</param>
internal sealed record CiPromotion(string Job, string Environment, CiTarget From, CiTarget To, ImmutableArray<CiDeployment> After);
