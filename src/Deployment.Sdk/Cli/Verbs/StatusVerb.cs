using System.Collections.Immutable;
using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>status</c>: what runs where, and what stands in the ledger that would keep a delivery out or wants somebody.</summary>
internal static class StatusVerb
{
    public static Command Create(ProgramContext context)
    {
        var reviewApps = new Option<bool>("--review-apps") { Description = "Also show the review apps of the pipeline, and why one could not be made." };
        var command = new Command("status", "Show what runs where.") { reviewApps };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            StatusDocument? read = null;
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            var result = await VerbRun.ResultAsync(
                context,
                output,
                rehearse,
                async (session, _, token) =>
                {
                    read = await ReadAsync(session, parsed.GetValue(reviewApps), token).ConfigureAwait(false);
                    return new DeliveryResult(DeliveryOutcome.Done, "");
                },
                cancellationToken).ConfigureAwait(false);
            if (read is null)
            {
                return VerbEnd.Tell(output, "status", rehearse, result);
            }

            Print(output, read);

            // A review app that could not be made is somebody's branch, and a ledger that refuses changes hides nothing of what runs.
            return (int)(read.ReviewAppsProblem is not null || read.Apps.Any(app => app.Problem is not null) ? DeliveryOutcome.Failed : DeliveryOutcome.Done);
        });
        return command;
    }

    private static async Task<StatusDocument> ReadAsync(DeliverySession session, bool reviewApps, CancellationToken cancellationToken)
    {
        ImmutableArray<Target> targets = [.. session.Plan.Environments.SelectMany(environment => Target.AllOf(environment))];
        var apps = StatusReading.ReadAsync(session, targets, cancellationToken);
        var ledger = new LedgerReading(session).OfAsync(targets, cancellationToken);
        var reviews = reviewApps ? new ReviewAppReading(session).ReadAsync(targets, cancellationToken) : null;
        await Task.WhenAll([apps, ledger, .. reviews is null ? Array.Empty<Task>() : [reviews]]).ConfigureAwait(false);
        var found = reviews is null ? (Verdict<PipelineReviewApp[]>?)null : await reviews.ConfigureAwait(false);
        var look = await ledger.ConfigureAwait(false);
        return new StatusDocument(1, session.Plan.Pipeline, session.IsRehearsal, await apps.ConfigureAwait(false))
        {
            Ledger = look.Troubles,
            Standing = look.Standing,
            ReviewApps = found is { Refusal: null, Value: var known } ? known : null,
            ReviewAppsProblem = found?.Refusal is { } refusal
                ? session.Masked(refusal.Remedy is { } remedy ? $"{refusal.Reason}; {remedy}" : refusal.Reason)
                : null,
        };
    }

    private static void Print(CliOutput output, StatusDocument status)
    {
        if (output.IsJson)
        {
            output.Document(status, CliJson.Default.StatusDocument);
            return;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("environment", "app", "release", "commit", "state");
        foreach (var app in status.Apps)
        {
            table.AddRow(
                CellText.Of(app.Environment),
                CellText.Of(app.App),
                CellText.Of(app.Version is { } version ? $"v{version}" : "-"),
                CellText.Of(app.Commit is { } commit ? CommitHash.Short(commit) : "-"),
                CellText.Of(State(app)));
        }

        output.Terminal.Write(table);
        LedgerText.Print(output, status.Ledger, status.Standing, "");
        if (status.ReviewApps is { Count: > 0 } reviews)
        {
            output.Terminal.Write(ReviewAppTable.Of(reviews));
        }
        else if (status is { ReviewApps: not null } or { ReviewAppsProblem: not null })
        {
            output.Line(status.ReviewAppsProblem ?? $"the pipeline {status.Pipeline} has no review apps");
        }
    }

    private static string State(AppStatus app) =>
        app.Problem
        ?? (app.Maintenance ? "in maintenance"
            : app.NewestVersion == app.Version ? app.NewestStatus ?? "-"
            : $"v{app.NewestVersion} {app.NewestStatus}")
        + (app.Generation is null or "cedar" ? "" : $" ({app.Generation}: is only read)");
}
