using System.CommandLine;
using System.CommandLine.Parsing;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli;

/// <summary>Says what is wrong with a command line: on stderr, and with <c>--json</c> as the one document on stdout.</summary>
internal static class UsageErrors
{
    public static int Tell(ProgramContext context, ParseResult parsed, IReadOnlyList<string> messages)
    {
        var verb = VerbOf(parsed);
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
                    nameof(DeliveryOutcome.Usage),
                    (int)DeliveryOutcome.Usage,
                    string.Join("; ", errors),
                    remedy,
                    []),
                CliJson.Default.DeliveryDocument);
        }

        return (int)DeliveryOutcome.Usage;
    }

    /// <summary>What a command line asks for; of a verb of two words, both.</summary>
    public static string VerbOf(ParseResult parsed)
    {
        var words = new Stack<string>();
        for (SymbolResult? at = parsed.CommandResult; at is not null && at != parsed.RootCommandResult; at = at.Parent)
        {
            if (at is CommandResult command)
            {
                words.Push(command.Command.Name);
            }
        }

        return string.Join(' ', words);
    }
}
