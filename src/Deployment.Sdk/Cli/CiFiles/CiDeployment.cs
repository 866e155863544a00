using System.Collections.Immutable;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The job that delivers the branches of one pattern.</summary>
/// <param name="Job">Its name.</param>
/// <param name="Environment">The environment of the CI service that holds its tokens: production's, where it goes there.</param>
/// <param name="Route">The pattern, with all slots that it may name.</param>
/// <param name="Environments">Where its branches go.</param>
internal sealed record CiDeployment(string Job, string Environment, ProofRoute Route, ImmutableArray<CiEnvironment> Environments)
{
    /// <summary>The deployments whose branches are all of this one's pattern, too: they take them away.</summary>
    public ImmutableArray<CiDeployment> Narrower { get; init; } = [];

    /// <summary>The same, with all their slots.</summary>
    public IEnumerable<CiTarget> Targets => Environments.SelectMany(environment => environment.Targets);

    /// <summary>Whether two of its branches may go to two people's own apps, so that neither has to wait for the other.</summary>
    public bool HasSlots => Environments.Any(environment => !environment.Slots.IsEmpty);

    public string Pattern => Route.Pattern.Text;

    /// <summary>The branches of the pattern, those of narrower ones included.</summary>
    public BranchLanguage Language => BranchLanguage.Of(Route.Pattern, Route.Slots);
}
