using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>What of an app has to be read for a decision, beside what it runs and where it stands.</summary>
/// <param name="Builds">Builds that have not ended.</param>
/// <param name="Config">The config vars.</param>
/// <param name="Formation">The process types and their dynos.</param>
internal readonly record struct StateNeeds(bool Builds, bool Config, bool Formation)
{
    /// <summary>Where something arrives: what might race it, and what the environment declares.</summary>
    public static StateNeeds OfReceiver(EnvironmentDefinition definition) => new(
        Builds: true,
        Config: !definition.Of<SecretVarAttribute>().IsEmpty || !definition.Of<ConfigVarAttribute>().IsEmpty,
        Formation: !definition.Of<ProcessTypeAttribute>().IsEmpty || definition.Of<MaintenanceAttribute>().Any(maintenance => maintenance.Stop is not null));

    /// <summary>
    /// Where a promotion comes from: its config stays there. Its secrets are needed to mask what its verification says, and a smoke
    /// test says nothing of what was answered.
    /// </summary>
    public static StateNeeds OfSource(EnvironmentDefinition definition) => new(
        Builds: false,
        Config: !definition.Of<SecretVarAttribute>().IsEmpty
            && definition.Of<StepAttribute>().Any(step => step is { Phase: StepPhase.Verify, IsRepeatable: true } and not SmokeTestAttribute),
        Formation: false);
}
