using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>Says how a verb ended, in words or as a document.</summary>
internal static class VerbEnd
{
    /// <summary>Prints how a verb ended and returns its exit code.</summary>
    public static int Tell(CliOutput output, string verb, bool rehearse, DeliveryResult result)
    {
        try
        {
            Print(output, verb, rehearse, result);
        }
        catch (Exception failure) when (BrokenOutput.Is(failure))
        {
            LostOutput.Tell(output.Host.Error, failure);
            if (output.IsJson && result.IsSuccess)
            {
                // Whoever asked for the document goes by it, and must not take a cut or an empty one for the whole.
                return (int)DeliveryOutcome.Failed;
            }
        }

        // What was printed for people does not change how it ended.
        return (int)result.Outcome;
    }

    private static void Print(CliOutput output, string verb, bool rehearse, DeliveryResult result)
    {
        if (output.IsJson)
        {
            output.Document(
                new DeliveryDocument(
                    1, verb, rehearse, result.IsSuperseded ? "Superseded" : result.Outcome.ToString(), (int)result.Outcome, result.Message, result.Remedy, result.Releases)
                {
                    Scenarios = output.Scenarios.All,
                    Services = result.Services,
                    Apps = result.Apps,
                },
                CliJson.Default.DeliveryDocument);
        }
        else
        {
            Tell(output, result, rehearse);
        }
    }

    private static void Tell(CliOutput output, DeliveryResult result, bool rehearse)
    {
        if (rehearse && !result.Services.IsEmpty)
        {
            output.Terminal.Write(ServiceTable.Of(result.Services));
        }

        foreach (var release in result.Releases)
        {
            output.Line($"{release.App} is at v{release.Version} with commit {release.Commit}");
        }

        // Of one app, the message says it all.
        foreach (var app in result.Apps.Length > 1 ? result.Apps : [])
        {
            output.Line($"{app.App}: {AppText.Of(app)}");
        }

        var (word, colour) = result.Outcome switch
        {
            DeliveryOutcome.Done when result.IsSuperseded => ("nothing done", "yellow"),
            DeliveryOutcome.Done => (rehearse ? "rehearsed" : "done", "green"),
            DeliveryOutcome.ChangesPending => ("pending", "yellow"),
            DeliveryOutcome.ApprovalPending => ("waiting", "yellow"),
            DeliveryOutcome.Refused or DeliveryOutcome.Usage or DeliveryOutcome.Outdated => ("refused", "red"),
            DeliveryOutcome.LockHeld => ("busy", "yellow"),
            DeliveryOutcome.StateUnknown => ("unknown", "red"),
            DeliveryOutcome.Interrupted or DeliveryOutcome.Terminated => ("stopped", "red"),
            _ => ("failed", "red"),
        };
        if (output.IsLive)
        {
            output.Terminal.Markup($"[{colour}]{word}[/]: ");
            output.Line(result.Message);
        }
        else
        {
            output.Line($"{word}: {result.Message}");
        }

        if (result.Remedy is { } remedy)
        {
            output.Line($"  try: {remedy}");
        }
    }
}
