using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>rollback</c>: an environment goes back to what it ran before.</summary>
internal static class RollbackVerb
{
    private const string Name = "rollback";

    public static Command Create(ProgramContext context)
    {
        var environment = new Argument<string>("ENVIRONMENT") { Description = "The environment that goes back." };
        var version = new Argument<int?>("vN")
        {
            Description = "The version of its first app to go back to; the last one with other code that was well without.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Version,
        };
        var withConfig = new Option<bool>("--with-config")
        {
            Description = "Bring the config of then back too, as Heroku's own rollback does. Without, today's config stays.",
        };
        var list = new Option<bool>("--list") { Description = "Show what it can go back to, and change nothing." };
        var reason = new Option<string?>("--reason") { Description = "Why; shown to everyone whom the hold keeps out.", HelpName = "TEXT" };
        var options = new DeliveryOptions();
        var command = new Command(Name, "Take an environment back to what it ran before.")
        {
            environment, version, withConfig, list, reason, options.Confirm, options.NoFetch, options.LockWait,
        };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(list))
            {
                return;
            }

            if (result.GetResult(version) is { Tokens: [var one, ..] })
            {
                result.AddError($"--list shows every version, and {one.Value} is one to go back to: leave one of the two out");
            }

            foreach (var other in new Option[] { withConfig, reason, options.Confirm }.Where(other => result.GetResult(other) is { Implicit: false }))
            {
                result.AddError($"--list changes nothing, and {other.Name} is for going back: leave one of the two out");
            }
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(list)
            ? ListAsync(context, parsed, parsed.GetRequiredValue(environment), cancellationToken)
            : VerbRun.WithSessionAsync(
                context,
                parsed,
                Name,
                (session, _, token) => RunAsync(
                    session,
                    parsed.GetRequiredValue(environment),
                    new RollbackOptions(parsed.GetValue(version), parsed.GetValue(withConfig), new Consent([], [.. parsed.GetValue(options.Confirm) ?? []]))
                    {
                        Reason = parsed.GetValue(reason),
                        AllowFetch = !parsed.GetValue(options.NoFetch),
                        LockWait = TimeSpan.FromSeconds(parsed.GetValue(options.LockWait)),
                    },
                    token),
                cancellationToken));
        return command;
    }

    private static int? Version(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text.StartsWith('v') ? text[1..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            return version;
        }

        result.AddError($"{text} is no version: write v12");
        return null;
    }

    private static async Task<DeliveryResult> RunAsync(
        DeliverySession session, string environment, RollbackOptions options, CancellationToken cancellationToken)
    {
        var target = TargetNames.Find(session.Plan, environment);
        return target.Refusal is { } unknown
            ? DeliveryResult.From(unknown)
            : await new RollbackDelivery(session).RunAsync(target.Value, options, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> ListAsync(
        ProgramContext context, ParseResult parsed, string environment, CancellationToken cancellationToken)
    {
        var output = new CliOutput(context.Host, parsed);
        var rehearse = parsed.GetValue(CommonOptions.Rehearse);
        RollbackList? found = null;
        var result = await VerbRun.ResultAsync(
            context,
            output,
            rehearse,
            async (session, _, token) =>
            {
                var target = TargetNames.Find(session.Plan, environment);
                var list = target.Refusal is { } unknown
                    ? unknown
                    : await new RollbackPreparation(session).ListAsync(target.Value, token).ConfigureAwait(false);
                found = list.Refusal is null ? list.Value : null;
                return list.Refusal is { } refusal ? DeliveryResult.From(refusal) : new DeliveryResult(DeliveryOutcome.Done, "");
            },
            cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return VerbEnd.Tell(output, Name, rehearse, result);
        }

        if (output.IsJson)
        {
            output.Document(
                new RollbackDocument(1, context.Plan.Pipeline, rehearse, found.Target.Name, [.. found.Rows.Select(Release)]),
                CliJson.Default.RollbackDocument);
        }
        else
        {
            Print(output, found);
        }

        return (int)DeliveryOutcome.Done;
    }

    private static RollbackRelease Release(RollbackRow row) => new(
        row.Candidate.App,
        row.Candidate.Version,
        row.Candidate.Commit,
        row.Candidate.Release.CreatedAt,
        Standing(row.Standing),
        row.Problem,
        row.ProblemWithConfig,
        row.Irreversible,
        row.Config?.Returning,
        row.Config?.Leaving);

    private static void Print(CliOutput output, RollbackList list)
    {
        foreach (var app in list.Apps)
        {
            output.Line(app.Running is { } running
                ? $"{app.Name} runs v{running.Version} ({CommitHash.Short(app.RunningCommit ?? "no known commit")})"
                : $"{app.Name} runs nothing");
            var rows = list.Rows.Where(row => row.Candidate.App == app.Name).ToArray();
            if (rows.Length == 0)
            {
                output.Line("  no earlier release with other code");
            }

            foreach (var row in rows)
            {
                var candidate = row.Candidate;
                output.Line(
                    $"  v{candidate.Version} {CommitHash.Short(candidate.Commit ?? "-")} of {candidate.Release.CreatedAt:yyyy-MM-dd HH:mm}Z "
                    + $"({Standing(row.Standing)}): {Can(row)}");
            }
        }
    }

    private static string Can(RollbackRow row) =>
        row.Problem is { } problem ? $"cannot be gone back to: {problem}"
        : row.Irreversible is { } crossed ? $"cannot be gone back to: {crossed}"
        : row.ProblemWithConfig is { } without ? $"can be gone back to, but not with --with-config: {without}"
        : $"can be gone back to; --with-config would bring back {(row.Config is { } config ? $"{config}" : "a config that cannot be told")}";

    private static string Standing(CommitStanding standing) => standing switch
    {
        CommitStanding.Delivered => "delivered well",
        CommitStanding.Failed => "its delivery failed",
        CommitStanding.TakenBack => "was taken back",
        _ => "the ledger has no delivery of it",
    };
}
