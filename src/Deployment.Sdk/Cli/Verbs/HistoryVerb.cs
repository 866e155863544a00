using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Histories;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>history</c>: what the ledger says, and whether it still says what was written.</summary>
internal static class HistoryVerb
{
    private static readonly Argument<string?> Environment = new("environment")
    {
        Description = "Of which environment; all when it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "ENVIRONMENT",
    };

    private static readonly Option<string?> Since = new("--since") { Description = $"From when: {Moments.Help}.", HelpName = "WHEN" };

    private static readonly Option<string?> To = new("--to") { Description = "Up to which version or moment.", HelpName = "VERSION|WHEN" };

    private static readonly Option<bool> Verify = new("--verify") { Description = "Check the chain of hashes; exit 1 when it is broken." };

    private static readonly Option<string?> Anchor = new("--anchor")
    {
        Description = "A head that was told earlier, which the chain must hold; with --verify.",
        HelpName = "HASH",
    };

    public static Command Create(ProgramContext context)
    {
        var command = new Command("history", "Show what happened to the environments, from the ledger.") { Environment, Since, To, Verify, Anchor };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Anchor) is { } anchor && (anchor.Length != 64 || !anchor.All(char.IsAsciiHexDigit)))
            {
                parsed.AddError("--anchor takes the 64 hexadecimal digits of a head.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var named = parsed.GetValue(Environment);
            var range = HistoryRange.Of(parsed.GetValue(Since), parsed.GetValue(To), named is not null, context.Host.Time.GetUtcNow());
            return LedgerRun.ReadAsync(
                context,
                parsed,
                "history",
                async (store, token) => range.Refusal is { } refusal
                    ? refusal
                    : await History.ReadAsync(context, store, named, range.Value, token).ConfigureAwait(false),
                (history, output) => Print(context, parsed, history, output),
                cancellationToken);
        });
        return command;
    }

    private static DeliveryOutcome Print(ProgramContext context, ParseResult parsed, History history, CliOutput output)
    {
        var anchor = parsed.GetValue(Anchor);
        var verify = parsed.GetValue(Verify) || anchor is not null;
        var doubt = verify ? history.Doubt(anchor) : null;
        var rehearse = parsed.GetValue(CommonOptions.Rehearse);
        if (output.IsJson)
        {
            output.Document(
                new HistoryDocument(
                    1,
                    context.Plan.Pipeline,
                    history.Ledger,
                    rehearse,
                    [.. history.Environments.Select(environment => HistoryDocuments.Of(environment, verify, anchor))])
                {
                    Trouble = doubt?.Message,
                },
                CliJson.Default.HistoryDocument);
            return doubt?.Outcome ?? DeliveryOutcome.Done;
        }

        Print(output, history, verify, anchor);
        return doubt is null ? DeliveryOutcome.Done : (DeliveryOutcome)VerbEnd.Tell(output, "history", rehearse, doubt);
    }

    private static void Print(CliOutput output, History history, bool verify, string? anchor)
    {
        // What goes to a file or a pipe is for grep: a row is a line.
        var width = output.Host.IsOutputTerminal ? output.Terminal.Profile.Width : int.MaxValue;
        foreach (var environment in history.Environments)
        {
            foreach (var line in HistoryText.Lines(environment, width))
            {
                output.Line(line);
            }

            if (verify && environment.Verification is { Broken: null } whole)
            {
                output.Line($"  {whole.Rows} {(whole.Rows == 1 ? "row" : "rows")}, unbroken; head {(whole.Rows == 0 ? "none" : whole.Head)}");
            }

            if (anchor is not null && environment.Anchor(anchor) is { } row)
            {
                output.Line($"  the anchor is row {row.Version}");
            }
        }

        if (history.Environments.Count == 0)
        {
            output.Line($"the ledger {history.Ledger} has no rows of this pipeline");
        }
    }
}
