using System.CommandLine;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>deploy</c>: deliver a revision to where its branch goes.</summary>
internal static class DeployVerb
{
    public static Command Create(ProgramContext context)
    {
        var options = new DeliveryOptions();
        var command = new Command("deploy", "Deliver a revision to where its branch goes.")
        {
            options.Branch, options.Commit, options.NoFetch, options.Plan, options.Superseded,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(options.Plan) is not null && (parsed.GetValue(options.Branch) ?? parsed.GetValue(options.Commit)) is not null)
            {
                parsed.AddError("--plan names the branch and the commit: leave --branch and --commit out.");
            }
        });
        options.AddPushTo(command, options.Branch, options.Commit, options.Plan);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(options.Push) is { } push
            ? PushedAsync(context, parsed, options, push, cancellationToken)
            : VerbRun.WithSessionAsync(
                context,
                parsed,
                "deploy",
                (session, _, token) => RunAsync(session, options.Deploy(parsed), context.Host.WorkingDirectory, parsed.GetValue(options.Plan), token),
                cancellationToken));
        return command;
    }

    private static async Task<int> PushedAsync(
        ProgramContext context, ParseResult parsed, DeliveryOptions options, string push, CancellationToken cancellationToken)
    {
        var output = new CliOutput(context.Host, parsed);
        var rehearse = parsed.GetValue(CommonOptions.Rehearse);
        var deploy = options.Deploy(parsed);
        var result = await new PushedDeliveries(context, output, rehearse, (session, token) => new DeployDelivery(session).RunAsync(deploy, only: null, token))
            .RunAsync(push, parsed.GetValue(options.PushSignature), cancellationToken).ConfigureAwait(false);
        return VerbEnd.Tell(output, "deploy", rehearse, result);
    }

    private static async Task<DeliveryResult> RunAsync(
        DeliverySession session, DeployOptions options, string folder, string? file, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            var plan = await PlanFile.ReadAsync(folder, file, cancellationToken).ConfigureAwait(false);
            if ((plan.Refusal ?? new SavedPlanCheck(session, plan.Value).Fits(DeliveryVerb.Deploy)) is { } refusal)
            {
                return DeliveryResult.From(refusal);
            }

            options = options with { SavedPlan = plan.Value, Branch = plan.Value.Deliveries[0].Branch, Commit = plan.Value.Deliveries[0].Commit };
        }

        return await new DeployDelivery(session).RunAsync(options, only: null, cancellationToken).ConfigureAwait(false);
    }
}
