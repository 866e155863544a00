using System.Collections.Immutable;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>Starts emulators for <c>--rehearse</c>, and knows which scenarios there are.</summary>
internal sealed class RehearsalHost(EmulatorSettings settings, TimeProvider? time) : IRehearsalHost
{
    public ImmutableArray<RehearsalScenario> Scenarios => KnownScenarios.List;

    public string? ProblemOf(RehearsalOptions options) => ScenarioReading.Of(options).Problem;

    public async Task<IRehearsal> StartAsync(RehearsalOptions options, CancellationToken cancellationToken) =>
        await HerokuEmulator.StartAsync(options, settings, time, cancellationToken).ConfigureAwait(false);
}
