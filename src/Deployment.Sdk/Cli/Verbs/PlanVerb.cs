using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>plan</c>: what a deploy or a promotion would do now. Changes nothing: it holds no writer.</summary>
internal static class PlanVerb
{
    public static Command Create(ProgramContext context)
    {
        var to = new Option<string?>("--to") { Description = "Plan the promotion to this environment instead of a deploy.", HelpName = "ENVIRONMENT" };
        var from = new Option<string?>("--from") { Description = "Where the promotion comes from, if there are several.", HelpName = "ENVIRONMENT" };
        var file = new Option<string?>("--out") { Description = "Also write it to a file that deploy or promote takes with --plan.", HelpName = "FILE" };
        var options = new DeliveryOptions();
        var command = new Command("plan", "Show what a deploy or a promotion would do now.")
        {
            options.Branch, options.Commit, options.NoFetch, to, from, file, CommonOptions.DetailedExitCode,
        };
        options.AddPushTo(command, options.Branch, options.Commit, to, from, file);
        command.Validators.Add(result =>
        {
            if (result.GetResult(from) is not null && result.GetResult(to) is null)
            {
                result.AddError("--from says where a promotion comes from: it goes with --to ENVIRONMENT");
            }

            foreach (var other in new Option[] { options.Branch, options.Commit }.Where(other => result.GetResult(other) is not null))
            {
                if (result.GetResult(to) is not null)
                {
                    result.AddError($"--to plans a promotion, which takes what runs, and {other.Name} is for a deploy: leave one of the two out");
                }
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            var planned = new List<PlannedDelivery>();
            var result = parsed.GetValue(options.Push) is { } push
                ? await new PushedDeliveries(context, output, rehearse, PlanAsync)
                    .RunAsync(push, parsed.GetValue(options.PushSignature), cancellationToken).ConfigureAwait(false)
                : await VerbRun.ResultAsync(context, output, rehearse, (session, _, token) => PlanAsync(session, token), cancellationToken).ConfigureAwait(false);
            return Tell(context, output, rehearse, result, planned, parsed.GetValue(CommonOptions.DetailedExitCode));

            async Task<DeliveryResult> PlanAsync(DeliverySession session, CancellationToken token)
            {
                var deliveries = parsed.GetValue(to) is { } target
                    ? await PromotionAsync(session, parsed.GetValue(from), target, options.Promotion(parsed), token).ConfigureAwait(false)
                    : await DeployAsync(session, options.Deploy(parsed), token).ConfigureAwait(false);
                if (deliveries.Refusal is { } refusal)
                {
                    return DeliveryResult.From(refusal);
                }

                if (parsed.GetValue(file) is { } name
                    && await SaveAsync(session, deliveries.Value, context.Host.WorkingDirectory, name, token).ConfigureAwait(false) is { } unwritten)
                {
                    return DeliveryResult.From(unwritten);
                }

                planned.AddRange(deliveries.Value.Select(delivery => delivery.Shown));
                return new DeliveryResult(DeliveryOutcome.Done, $"planned for {string.Join(", ", deliveries.Value.Select(delivery => delivery.Target.Name))}");
            }
        });
        return command;
    }

    // Of several branches that a push moved, those that go somewhere are shown, and those that do not are told.
    private static int Tell(
        ProgramContext context, CliOutput output, bool rehearse, DeliveryResult result, List<PlannedDelivery> planned, bool isDetailed)
    {
        if (output.IsJson && result.IsSuccess)
        {
            output.Document(new PlanDocument(1, context.Plan.Pipeline, rehearse, context.Plan.PolicyDigest, planned), CliJson.Default.PlanDocument);
        }
        else if (!output.IsJson && planned.Count > 0)
        {
            PlanText.Print(output, planned);
        }

        return !result.IsSuccess || (planned.Count == 0 && !output.IsJson) ? VerbEnd.Tell(output, "plan", rehearse, result)
            : (int)(isDetailed && planned.Exists(delivery => delivery.Steps.Count > 0) ? DeliveryOutcome.ChangesPending : DeliveryOutcome.Done);
    }

    private static async Task<Verdict<Planned[]>> DeployAsync(
        DeliverySession session, DeployOptions options, CancellationToken cancellationToken)
    {
        var prepared = await new DeployPreparation(session).PrepareAsync(options, only: null, cancellationToken).ConfigureAwait(false);
        if (prepared.Refusal is { } refusal)
        {
            return refusal;
        }

        var planned = new List<Planned>();
        foreach (var overtaken in prepared.Value.Superseded)
        {
            session.Log.Note($"left out, as a later push was there before: {overtaken.Reason}");
        }

        foreach (var deploy in prepared.Value.Deploys)
        {
            RealRun.Note(session, deploy.Target, deploy.Together);
            var ledger = await new LedgerReading(session).OfAsync([deploy.Target], cancellationToken).ConfigureAwait(false);
            var shown = new PlannedDelivery(
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
                [.. deploy.Steps.Notes.Select(session.Masked)])
            {
                Ledger = ledger.Troubles,
                Standing = ledger.Standing,
            };
            planned.Add(new Planned(shown, deploy.Target, key => SavedPlans.Of(session.Plan, deploy, key)));
        }

        return planned.ToArray();
    }

    private static async Task<Verdict<Planned[]>> PromotionAsync(
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
        RealRun.Note(session, promotion.To);
        var ledger = await new LedgerReading(session).OfAsync([promotion.To], cancellationToken).ConfigureAwait(false);
        var shown = new PlannedDelivery(
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
            [.. promotion.Steps.Notes.Select(session.Masked)])
        {
            Ledger = ledger.Troubles,
            Standing = ledger.Standing,
        };
        return new[] { new Planned(shown, promotion.To, key => SavedPlans.Of(session.Plan, promotion, key)) };
    }

    private static async Task<Refusal?> SaveAsync(
        DeliverySession session, Planned[] planned, string folder, string file, CancellationToken cancellationToken)
    {
        var opened = await session.Ledger.OpenAsync(cancellationToken).ConfigureAwait(false);
        var connection = session.Connect(planned[0].Target);
        if ((opened.Refusal ?? connection.Refusal) is { } closed)
        {
            return closed;
        }

        byte[] key;
        try
        {
            key = (await opened.Value.ReadKeyAsync(cancellationToken).ConfigureAwait(false)).ToArray();
        }
        catch (LedgerException failure)
        {
            return LedgerSource.Refused(failure);
        }

        var plan = new SavedPlan(
            SavedPlan.CurrentSchema,
            planned[0].Shown.From is null ? DeliveryVerb.Deploy : DeliveryVerb.Promote,
            session.Plan.Pipeline,
            session.IsRehearsal,
            connection.Value.Api.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped),
            session.Plan.PolicyDigest,
            [.. planned.Select(delivery => delivery.Save(key))]);
        return await PlanFile.WriteAsync(folder, file, plan with { Seal = SavedPlans.Seal(plan, key) }, cancellationToken).ConfigureAwait(false);
    }

    // Whatever comes from a commit or from somebody else's attribute may hold a secret.
    private static string[] Gates(DeliverySession session, Target target) =>
        [.. target.Definition.Of<GateAttribute>().Select(gate => session.Masked(Foreign.Text(gate.Describe, gate)))];

    private static PlannedStep Step(DeliverySession session, DeliveryStep step) =>
        new(step.App, session.Masked(step.Description), step.Calls);

    /// <summary>One delivery as it is shown, and as it is kept.</summary>
    private sealed record Planned(PlannedDelivery Shown, Target Target, Func<byte[], SavedDelivery> Save);
}
