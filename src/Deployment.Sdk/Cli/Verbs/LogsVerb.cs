using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>logs</c>: what the apps of an environment have logged, and with <c>--tail</c> what they go on to log.</summary>
internal static class LogsVerb
{
    private const string Name = "logs";

    public static Command Create(ProgramContext context)
    {
        var environment = new Argument<string>("ENVIRONMENT") { Description = "The environment whose apps have logged." };
        var tail = new Option<bool>("--tail") { Description = "Go on with what is logged from now on, until Ctrl-C." };
        var lines = new Option<int>("--lines")
        {
            Description = $"How many past lines of each app to begin with, up to {SeenLines.Most}.",
            HelpName = "N",
            DefaultValueFactory = _ => 100,
        };
        lines.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var count) && count is > 0 and <= SeenLines.Most))
            {
                result.AddError($"--lines {text} is not between 1 and {SeenLines.Most}");
            }
        });
        var command = new Command(Name, "Show what the apps of an environment have logged.") { environment, tail, lines };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            var result = await VerbRun.ResultAsync(
                context,
                output,
                rehearse,
                (session, _, token) => ReadAsync(
                    session, output, parsed.GetRequiredValue(environment), parsed.GetValue(lines), parsed.GetValue(tail), token),
                cancellationToken).ConfigureAwait(false);
            return result.Outcome == DeliveryOutcome.Done ? 0 : VerbEnd.Tell(output, Name, rehearse, result);
        });
        return command;
    }

    private static async Task<DeliveryResult> ReadAsync(
        DeliverySession session, CliOutput output, string environment, int lines, bool tail, CancellationToken cancellationToken)
    {
        var found = TargetNames.Find(session.Plan, environment);
        if (found.Refusal is { } unknown)
        {
            return DeliveryResult.From(unknown);
        }

        var connection = session.Connect(found.Value);
        if (connection.Refusal is { } closed)
        {
            return DeliveryResult.From(closed);
        }

        var gate = new Lock();
        await Parallel.ForEachAsync(
            found.Value.Apps,
            new ParallelOptions { MaxDegreeOfParallelism = StatusReading.AtOnce, CancellationToken = cancellationToken },
            async (app, token) =>
            {
                var reading = new LogReading(connection.Value, session.Time);
                await (tail
                    ? reading.TailAsync(app.Name, lines, Show, () => session.Log.Note($"the log of {app.Name} was cut, and lines may be missing here"), token)
                    : reading.ReadAsync(app.Name, lines, Show, token)).ConfigureAwait(false);

                void Show(string line) => Print(app.Name, session.Masked(line));
            }).ConfigureAwait(false);
        return new DeliveryResult(DeliveryOutcome.Done, "");

        void Print(string app, string line)
        {
            lock (gate)
            {
                if (output.IsJson)
                {
                    output.Record(new LogLineDocument(1, found.Value.Name, app, line), CliJson.Default.LogLineDocument);
                }
                else
                {
                    output.Line(found.Value.Apps.Length > 1 ? $"{app}: {line}" : line);
                }
            }
        }
    }
}
