using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli;

/// <summary>What a command line runs in: streams, terminal, environment, clock.</summary>
internal sealed record ProgramHost(
    TextWriter Output,
    TextWriter Error,
    bool IsInteractive,
    bool IsOutputTerminal,
    IReadOnlyDictionary<string, string> Environment,
    string WorkingDirectory,
    TimeProvider Time)
{
    /// <summary>Standard input.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    public static ProgramHost Process()
    {
        var environment = ProcessEnvironment.Read();
        return new ProgramHost(
            Console.Out,
            Console.Error,
            !Console.IsInputRedirected && !Console.IsErrorRedirected && !IsCi(environment),
            !Console.IsOutputRedirected && environment.GetValueOrDefault("TERM") != "dumb",
            environment,
            Directory.GetCurrentDirectory(),
            TimeProvider.System);
    }

    // CI sometimes gives its jobs a terminal, but nobody sits at it.
    private static bool IsCi(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("CI") is { Length: > 0 } ci && ci is not ("0" or "false");
}
