using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>audit</c>: what is, or happened, outside the plan.</summary>
internal static class AuditVerb
{
    private const string Name = "audit";

    public static Command Create(ProgramContext context)
    {
        var command = new Command(Name, "Look for what is, or happened, outside the plan.") { CommonOptions.DetailedExitCode };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            AuditReport? report = null;
            var result = await VerbRun.ResultAsync(
                context,
                output,
                rehearse,
                async (session, _, token) =>
                {
                    var known = await LedgerDeliveries.ReadAsync(session, token).ConfigureAwait(false);
                    if (known.Refusal is { } refusal)
                    {
                        return DeliveryResult.From(refusal);
                    }

                    report = await new Audit(session, known.Value).RunAsync(token).ConfigureAwait(false);
                    return new DeliveryResult(DeliveryOutcome.Done, "");
                },
                cancellationToken).ConfigureAwait(false);
            if (report is null || !result.IsSuccess)
            {
                return VerbEnd.Tell(output, Name, rehearse, result);
            }

            Print(context, output, rehearse, report);
            return (int)(!report.Unread.IsEmpty ? DeliveryOutcome.Failed
                : parsed.GetValue(CommonOptions.DetailedExitCode) && !report.Findings.IsEmpty ? DeliveryOutcome.ChangesPending
                : DeliveryOutcome.Done);
        });
        return command;
    }

    private static void Print(ProgramContext context, CliOutput output, bool rehearse, AuditReport report)
    {
        if (output.IsJson)
        {
            output.Document(
                new AuditDocument(
                    1, context.Plan.Pipeline, rehearse, report.Findings, report.Collaborators, report.Notes, report.Unread),
                CliJson.Default.AuditDocument);
        }
        else
        {
            AuditText.Print(output, report);
        }
    }
}
