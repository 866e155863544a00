using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>plan</c>: what a deploy or a promotion would do now. Changes nothing: it holds no writer.</summary>
internal static class PlanVerb
{
    public static Command Create(ProgramContext context)
    {
        var to = new Option<string?>("--to") { Description = "Plan the promotion to this environment instead of a deploy.", HelpName = "ENVIRONMENT" };
        var from = new Option<string?>("--from") { Description = "Where the promotion comes from, if there are several.", HelpName = "ENVIRONMENT" };
        var options = new DeliveryOptions();
        var command = new Command("plan", "Show what a deploy or a promotion would do now.")
        {
            options.Branch, options.Commit, options.NoFetch, to, from,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            PlannedDelivery[]? planned = null;
            var result = await VerbRun.ResultAsync(
                context,
                output,
                rehearse,
                async (session, _, token) =>
                {
                    var deliveries = parsed.GetValue(to) is { } target
                        ? await PromotionAsync(session, parsed.GetValue(from), target, options.Promotion(parsed), token).ConfigureAwait(false)
                        : await DeployAsync(session, options.Deploy(parsed), token).ConfigureAwait(false);
                    planned = deliveries.Refusal is null ? deliveries.Value : null;
                    return deliveries.Refusal is { } refusal
                        ? DeliveryResult.From(refusal)
                        : new DeliveryResult(DeliveryOutcome.Done, "");
                },
                cancellationToken).ConfigureAwait(false);
            if (planned is null)
            {
                return VerbEnd.Tell(output, "plan", rehearse, result);
            }

            if (output.IsJson)
            {
                output.Document(
                    new PlanDocument(1, context.Plan.Pipeline, rehearse, context.Plan.PolicyDigest, planned),
                    CliJson.Default.PlanDocument);
            }
            else
            {
                PlanText.Print(output, planned);
            }

            return 0;
        });
        return command;
    }

    private static async Task<Verdict<PlannedDelivery[]>> DeployAsync(
        DeliverySession session, DeployOptions options, CancellationToken cancellationToken)
    {
        var prepared = await new DeployPreparation(session).PrepareAsync(options, only: null, cancellationToken).ConfigureAwait(false);
        if (prepared.Refusal is { } refusal)
        {
            return refusal;
        }

        var planned = new List<PlannedDelivery>();
        foreach (var deploy in prepared.Value)
        {
            planned.Add(new PlannedDelivery(
                deploy.Revision.Branch,
                null,
                deploy.Target.Name,
                [.. deploy.Target.Apps.Select(app => app.Name)],
                deploy.Revision.Commit,
                deploy.State.Builder.RunningCommit,
                DirectionText.Of(deploy.Direction),
                await PlannedCommits.BetweenAsync(session, deploy.State, deploy.Revision.Commit, cancellationToken).ConfigureAwait(false),
                Gates(session, deploy.Target),
                [.. deploy.Steps.Steps.Select(step => Step(session, step))],
                [.. deploy.Steps.Notes.Select(session.Masked)]));
        }

        return planned.ToArray();
    }

    private static async Task<Verdict<PlannedDelivery[]>> PromotionAsync(
        DeliverySession session, string? from, string to, PromotionOptions options, CancellationToken cancellationToken)
    {
        var ends = PromotionEnds.Find(session.Plan, from, to);
        if (ends.Refusal is { } unknown)
        {
            return unknown;
        }

        var prepared = await new PromotionPreparation(session)
            .PrepareAsync(ends.Value.From, ends.Value.To, options.AllowFetch, cancellationToken).ConfigureAwait(false);
        if (prepared.Refusal is { } refusal)
        {
            return refusal;
        }

        var promotion = prepared.Value;
        return new[]
        {
            new PlannedDelivery(
                null,
                promotion.From.Name,
                promotion.To.Name,
                [.. promotion.To.Apps.Select(app => app.Name)],
                promotion.Commit,
                promotion.ToState.Builder.RunningCommit,
                DirectionText.Of(promotion.Direction),
                await PlannedCommits.BetweenAsync(session, promotion.ToState, promotion.Commit, cancellationToken).ConfigureAwait(false),
                Gates(session, promotion.To),
                [.. promotion.Steps.Steps.Select(step => Step(session, step))],
                [.. promotion.Steps.Notes.Select(session.Masked)]),
        };
    }

    // Whatever comes from a commit or from somebody else's attribute may hold a secret.
    private static string[] Gates(DeliverySession session, Target target) =>
        [.. target.Definition.Of<GateAttribute>().Select(gate => session.Masked(Foreign.Text(gate.Describe, gate)))];

    private static PlannedStep Step(DeliverySession session, DeliveryStep step) =>
        new(step.App, session.Masked(step.Description), step.Calls);
}
