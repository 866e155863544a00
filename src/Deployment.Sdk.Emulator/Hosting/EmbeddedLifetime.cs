using Microsoft.Extensions.Hosting;

namespace Deployment.Sdk.Emulator.Hosting;

/// <summary>Leaves Ctrl+C and termination signals to the process that the emulator is embedded in; the default lifetime takes them.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
