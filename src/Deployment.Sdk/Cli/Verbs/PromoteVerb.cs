using System.CommandLine;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>promote</c>: the release of one environment goes to another, gated, confirmed and pinned.</summary>
internal static class PromoteVerb
{
    public static Command Create(ProgramContext context)
    {
        var from = new Argument<string>("FROM") { Description = "The environment whose release travels." };
        var to = new Argument<string>("TO") { Description = "The environment that receives it." };
        var options = new DeliveryOptions();
        var command = new Command("promote", "Promote the release of one environment to another.")
        {
            from, to, options.NoFetch, options.Plan,
        };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context,
            parsed,
            "promote",
            (session, _, token) => RunAsync(
                session,
                parsed.GetRequiredValue(from),
                parsed.GetRequiredValue(to),
                options.Promotion(parsed),
                context.Host.WorkingDirectory,
                parsed.GetValue(options.Plan),
                token),
            cancellationToken));
        return command;
    }

    private static async Task<DeliveryResult> RunAsync(
        DeliverySession session,
        string from,
        string to,
        PromotionOptions options,
        string folder,
        string? file,
        CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            var plan = await PlanFile.ReadAsync(folder, file, cancellationToken).ConfigureAwait(false);
            if (plan.Refusal is { } unread)
            {
                return DeliveryResult.From(unread);
            }

            options = options with { SavedPlan = plan.Value };
        }

        var source = TargetNames.Find(session.Plan, from);
        var target = TargetNames.Find(session.Plan, to);
        return (source.Refusal ?? target.Refusal) is { } refusal
            ? DeliveryResult.From(refusal)
            : await new PromotionDelivery(session)
                .RunAsync(source.Value, target.Value, options, cancellationToken).ConfigureAwait(false);
    }
}
