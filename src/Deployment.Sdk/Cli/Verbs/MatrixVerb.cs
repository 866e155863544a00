using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Matrices;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>matrix</c>: every class of branches and where it ends, and how that differs from what it was; offline.</summary>
internal static class MatrixVerb
{
    public static Command Create(ProgramContext context)
    {
        var markdown = new Option<bool>("--markdown") { Description = "Print it as a Markdown table." };
        var against = new Option<string?>("--against")
        {
            Description = "Say what differs from what an earlier matrix printed into this file; exit 2 when anything does.",
            HelpName = "FILE",
        };
        var command = new Command("matrix", "Print every class of branches that the plan tells apart, and where it ends.") { markdown, against };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(markdown) && parsed.GetValue(CommonOptions.Json))
            {
                parsed.AddError("--json and --markdown are two formats: choose one.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            return parsed.GetValue(against) is { } file
                ? await CompareAsync(context, output, parsed.GetValue(markdown), file, cancellationToken).ConfigureAwait(false)
                : Print(context, output, parsed.GetValue(markdown));
        });
        return command;
    }

    private static int Print(ProgramContext context, CliOutput output, bool asMarkdown)
    {
        var document = MatrixDocuments.Of(context.Plan, PlanMatrix.Of(context.Plan));
        if (output.IsJson)
        {
            output.Document(document, CliJson.Default.MatrixDocument);
        }
        else
        {
            var recorded = RecordedMatrix.Of(document);
            context.Host.Output.Write(asMarkdown ? MatrixMarkdown.Of(recorded) : MatrixText.Of(recorded));
        }

        return (int)DeliveryOutcome.Done;
    }

    private static async Task<int> CompareAsync(
        ProgramContext context, CliOutput output, bool asMarkdown, string file, CancellationToken cancellationToken)
    {
        var before = await MatrixFile.ReadAsync(context.Host.WorkingDirectory, file, cancellationToken).ConfigureAwait(false);
        if (before.Refusal is { } refusal)
        {
            return VerbEnd.Tell(output, "matrix", rehearse: false, DeliveryResult.From(refusal));
        }

        var differences = MatrixDifferences.Of(before.Value, context.Plan);
        if (output.IsJson)
        {
            output.Document(
                new MatrixDifferenceDocument(1, context.Plan.Pipeline, file, differences.Count == 0, differences),
                CliJson.Default.MatrixDifferenceDocument);
        }
        else
        {
            Tell(output, asMarkdown, MatrixReading.Quoted(file), differences);
        }

        return (int)(differences.Count == 0 ? DeliveryOutcome.Done : DeliveryOutcome.ChangesPending);
    }

    private static void Tell(CliOutput output, bool asMarkdown, string file, IReadOnlyList<MatrixDifference> differences)
    {
        foreach (var (branch, change) in differences)
        {
            var line = branch is null ? change : $"{branch}: {change}";
            output.Line(asMarkdown ? $"- {MatrixMarkdown.Escape(line)}" : line);
        }

        if (differences.Count == 0)
        {
            output.Line($"no difference: the plan does what {file} says");
        }
    }
}
