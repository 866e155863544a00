using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Tests.Cli;

/// <summary>A rehearsal that must not be opened.</summary>
internal sealed class NoRehearsal : IRehearsalHost
{
    public Task<IRehearsal> StartAsync(RehearsalOptions options, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A rehearsal was opened where none may be.");
}
