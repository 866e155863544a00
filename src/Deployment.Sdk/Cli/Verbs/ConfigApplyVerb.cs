using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>config apply</c>: an environment gets the config that it declares.</summary>
internal static class ConfigApplyVerb
{
    private const string Name = "config apply";

    public static Command Create(ProgramContext context)
    {
        var environment = new Argument<string>("ENVIRONMENT") { Description = "The environment whose config is set." };
        var dryRun = new Option<bool>("--dry-run", "--what-if") { Description = "Show what would be set and removed, and change nothing." };
        var options = new DeliveryOptions();
        var command = new Command("apply", "Set what the plan declares, and remove what it declares as removed.")
        {
            environment, dryRun,
        };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(dryRun)
            ? ShowAsync(context, parsed, parsed.GetRequiredValue(environment), cancellationToken)
            : VerbRun.WithSessionAsync(
                context,
                parsed,
                Name,
                (session, _, token) => ApplyAsync(session, parsed.GetRequiredValue(environment), options.Deploy(parsed), token),
                cancellationToken));
        return command;
    }

    private static async Task<DeliveryResult> ApplyAsync(
        DeliverySession session, string environment, DeployOptions options, CancellationToken cancellationToken)
    {
        var target = TargetNames.Find(session.Plan, environment);
        return target.Refusal is { } unknown
            ? DeliveryResult.From(unknown)
            : await new ConfigDelivery(session).RunAsync(target.Value, options.Consent, options.LockWait, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> ShowAsync(
        ProgramContext context, ParseResult parsed, string environment, CancellationToken cancellationToken)
    {
        var output = new CliOutput(context.Host, parsed);
        var rehearse = parsed.GetValue(CommonOptions.Rehearse);
        ConfigPlanDocument? planned = null;
        var result = await VerbRun.ResultAsync(
            context,
            output,
            rehearse,
            async (session, _, token) =>
            {
                var target = TargetNames.Find(session.Plan, environment);
                var prepared = target.Refusal is { } unknown
                    ? unknown
                    : await new ConfigPreparation(session).PrepareAsync(target.Value, token).ConfigureAwait(false);
                if (prepared.Refusal is { } refusal)
                {
                    return DeliveryResult.From(refusal);
                }

                var ledger = await new LedgerReading(session).OfAsync([target.Value], token).ConfigureAwait(false);
                planned = new ConfigPlanDocument(
                    1,
                    context.Plan.Pipeline,
                    rehearse,
                    target.Value.Name,
                    [.. target.Value.Definition.Of<GateAttribute>().Where(gate => gate is not SoakAttribute)
                        .Select(gate => session.Masked(Foreign.Text(gate.Describe, gate)))],
                    [.. prepared.Value.Steps.Steps.Select(step => new PlannedStep(step.App, step.Description, step.Calls))],
                    prepared.Value.Steps.Notes)
                {
                    Ledger = ledger.Troubles,
                    Standing = ledger.Standing,
                };
                return new DeliveryResult(DeliveryOutcome.Done, "");
            },
            cancellationToken).ConfigureAwait(false);
        if (planned is null || !result.IsSuccess)
        {
            return VerbEnd.Tell(output, Name, rehearse, result);
        }

        if (output.IsJson)
        {
            output.Document(planned, CliJson.Default.ConfigPlanDocument);
        }
        else
        {
            PlanText.Print(output, planned);
        }

        return (int)DeliveryOutcome.Done;
    }
}
