using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli;

/// <summary>Says what is wrong with a command line: on stderr, and with <c>--json</c> as the one document on stdout.</summary>
internal static class UsageErrors
{
    private const string Remedy = "see: dotnet run -- --help";

    public static int Tell(ProgramContext context, ParseResult parsed)
    {
        string[] errors = [.. parsed.Errors.Select(error => TerminalText.Neutralise(error.Message))];
        foreach (var error in errors.Append(Remedy))
        {
            context.Host.Error.WriteLine(error);
        }

        if (parsed.GetResult(CommonOptions.Json) is not null)
        {
            CliOutput.Document(
                context.Host,
                new DeliveryDocument(
                    1,
                    parsed.CommandResult.Command.Name,
                    parsed.GetResult(CommonOptions.Rehearse) is not null,
                    DeliveryOutcome.Usage,
                    (int)DeliveryOutcome.Usage,
                    string.Join("; ", errors),
                    Remedy,
                    []),
                CliJson.Default.DeliveryDocument);
        }

        return (int)DeliveryOutcome.Usage;
    }
}
