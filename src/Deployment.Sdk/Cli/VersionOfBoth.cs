using System.CommandLine;
using System.CommandLine.Invocation;

namespace Deployment.Sdk.Cli;

/// <summary><c>--version</c>: that of the team's own program, as everywhere, and below it that of this package.</summary>
internal sealed class VersionOfBoth(SynchronousCommandLineAction program) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static VersionOption Option()
    {
        var option = new VersionOption();
        option.Action = option.Action is SynchronousCommandLineAction program ? new VersionOfBoth(program) : option.Action;
        return option;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = program.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine($"Deployment.Sdk {DeliveryTelemetry.Version}");
        return exitCode;
    }
}
