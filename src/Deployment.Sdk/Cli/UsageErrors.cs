using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli;

/// <summary>Says what is wrong with a command line: on stderr, and with <c>--json</c> as the one document on stdout.</summary>
internal static class UsageErrors
{
    public static int Tell(ProgramContext context, ParseResult parsed, IReadOnlyList<string> messages)
    {
        var verb = parsed.CommandResult == parsed.RootCommandResult ? "" : parsed.CommandResult.Command.Name;
        var remedy = $"see: {context.Invocation} {verb} --help".Replace("  ", " ", StringComparison.Ordinal);
        string[] errors = [.. messages.Select(TerminalText.Neutralise)];
        foreach (var error in errors.Append(remedy))
        {
            context.Host.Error.WriteLine(error);
        }

        if (parsed.GetResult(CommonOptions.Json) is { Implicit: false })
        {
            CliOutput.Document(
                context.Host,
                new DeliveryDocument(
                    1,
                    verb,
                    parsed.GetResult(CommonOptions.Rehearse) is { Implicit: false },
                    DeliveryOutcome.Usage,
                    (int)DeliveryOutcome.Usage,
                    string.Join("; ", errors),
                    remedy,
                    []),
                CliJson.Default.DeliveryDocument);
        }

        return (int)DeliveryOutcome.Usage;
    }
}
