using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>The environments that a code fix offers, one by one, handed over with the finding.</summary>
internal static class OfferedEnvironments
{
    /// <summary>What people call it; after it stands its number, from 0.</summary>
    public const string Name = "offered name ";

    /// <summary>How any code may write its class; after it stands its number, from 0.</summary>
    public const string Type = "offered type ";

    // Nobody reads a longer menu.
    private const int Most = 10;

    /// <summary>The finding with what a code fix may offer.</summary>
    public static Finding Offer(this Finding finding, IEnumerable<EnvironmentModel> environments) => environments
        .Take(Most)
        .Select((environment, index) => (environment, index))
        .Aggregate(finding, static (found, offered) => found
            .With($"{Name}{offered.index}", VisibleText.Of(offered.environment.Name))
            .With($"{Type}{offered.index}", offered.environment.Type.Expression));
}
