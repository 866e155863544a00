using System.Collections.Immutable;
using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>status</c>: what runs where.</summary>
internal static class StatusVerb
{
    public static Command Create(ProgramContext context)
    {
        var command = new Command("status", "Show what runs where.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ImmutableArray<AppStatus>? read = null;
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            var result = await VerbRun.ResultAsync(
                context,
                output,
                rehearse,
                async (session, _, token) =>
                {
                    read = await StatusReading.ReadAsync(
                        session, [.. session.Plan.Environments.SelectMany(environment => Target.AllOf(environment))], token)
                        .ConfigureAwait(false);
                    return new DeliveryResult(DeliveryOutcome.Done, "");
                },
                cancellationToken).ConfigureAwait(false);
            if (read is not { } apps)
            {
                return VerbEnd.Tell(output, "status", rehearse, result);
            }

            Print(context, output, rehearse, apps);
            return (int)(apps.Any(app => app.Problem is not null) ? DeliveryOutcome.Failed : DeliveryOutcome.Done);
        });
        return command;
    }

    private static void Print(ProgramContext context, CliOutput output, bool rehearse, ImmutableArray<AppStatus> apps)
    {
        if (output.IsJson)
        {
            output.Document(new StatusDocument(1, context.Plan.Pipeline, rehearse, apps), CliJson.Default.StatusDocument);
            return;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("environment", "app", "release", "commit", "state");
        foreach (var app in apps)
        {
            table.AddRow(
                CellText.Of(app.Environment),
                CellText.Of(app.App),
                CellText.Of(app.Version is { } version ? $"v{version}" : "-"),
                CellText.Of(app.Commit is { } commit ? CommitHash.Short(commit) : "-"),
                CellText.Of(State(app)));
        }

        output.Terminal.Write(table);
    }

    private static string State(AppStatus app) =>
        app.Problem
        ?? (app.Maintenance ? "in maintenance"
            : app.NewestVersion == app.Version ? app.NewestStatus ?? "-"
            : $"v{app.NewestVersion} {app.NewestStatus}")
        + (app.Generation is null or "cedar" ? "" : $" ({app.Generation}: is only read)");
}
