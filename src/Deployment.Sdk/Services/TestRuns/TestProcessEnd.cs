using System.Collections.Immutable;

namespace Deployment.Sdk.Services.TestRuns;

/// <summary>How a command that tests ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="LastLines">The end of what it printed, on both streams.</param>
internal sealed record TestProcessEnd(int ExitCode, ImmutableArray<string> LastLines)
{
    /// <summary>Writes the end of what it printed into the delivery's log, for whoever has to find out why.</summary>
    public void Show(IServiceContext services, string name)
    {
        foreach (var line in LastLines)
        {
            services.Report($"{name} | {line}");
        }
    }
}
