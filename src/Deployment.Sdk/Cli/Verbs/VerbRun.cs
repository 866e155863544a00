using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>Runs a verb: opens a session, says how it ended, in words or as a document.</summary>
internal static class VerbRun
{
    /// <summary>Runs a verb that needs Heroku and git.</summary>
    public static async Task<int> WithSessionAsync(
        ProgramContext context,
        ParseResult parsed,
        string verb,
        Func<DeliverySession, CliOutput, CancellationToken, Task<DeliveryResult>> run,
        CancellationToken cancellationToken)
    {
        var output = new CliOutput(context.Host, parsed);
        var rehearse = parsed.GetValue(CommonOptions.Rehearse);
        var result = await ResultAsync(context, output, rehearse, run, cancellationToken).ConfigureAwait(false);
        return End(output, verb, rehearse, result);
    }

    /// <summary>Prints how a verb ended and returns its exit code.</summary>
    public static int End(CliOutput output, string verb, bool rehearse, DeliveryResult result)
    {
        if (output.IsJson)
        {
            output.Document(
                new DeliveryDocument(
                    1, verb, rehearse, result.Outcome, (int)result.Outcome, result.Message, result.Remedy, result.Releases),
                CliJson.Default.DeliveryDocument);
        }
        else
        {
            Tell(output, result, rehearse);
        }

        return (int)result.Outcome;
    }

    /// <summary>Runs a verb in a session of its own; what can go wrong on the way becomes its result.</summary>
    public static async Task<DeliveryResult> ResultAsync(
        ProgramContext context,
        CliOutput output,
        bool rehearse,
        Func<DeliverySession, CliOutput, CancellationToken, Task<DeliveryResult>> run,
        CancellationToken cancellationToken)
    {
        if (PlanCheck.Of(context.Plan) is { } unsound)
        {
            return DeliveryResult.From(unsound);
        }

        if (rehearse && context.Rehearsal is null)
        {
            return DeliveryResult.From(Refusal.Usage(
                "--rehearse needs the package Deployment.Sdk.Emulator, which this project does not reference",
                "dotnet add package Deployment.Sdk.Emulator"));
        }

        try
        {
            var session = await DeliverySession.OpenAsync(
                context.Plan,
                context.Resolve,
                new DeliverySessionOptions
                {
                    WorkingDirectory = context.Host.WorkingDirectory,
                    Environment = context.Host.Environment,
                    Time = context.Host.Time,
                    Rehearsal = rehearse ? context.Rehearsal : null,
                    Log = output.Log,
                    Person = output.Person,
                },
                cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                return session.Masked(await run(session, output, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult(DeliveryOutcome.Interrupted, "stopped; nothing was changed");
        }
        catch (Exception failure) when (failure is HerokuException or GitException or IOException or UnauthorizedAccessException)
        {
            return new DeliveryResult(
                failure is HerokuException { IsNotAuthorised: true } ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed,
                output.IsVerbose ? failure.ToString() : failure.Message);
        }
    }

    private static void Tell(CliOutput output, DeliveryResult result, bool rehearse)
    {
        foreach (var release in result.Releases)
        {
            output.Line($"{release.App} is at v{release.Version} with commit {release.Commit}");
        }

        var (word, colour) = result.Outcome switch
        {
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
