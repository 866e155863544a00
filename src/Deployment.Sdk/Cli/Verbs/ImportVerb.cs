using System.CommandLine;
using System.Text;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Importing;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>import</c>: declarations in C# from the files of other tools; offline.</summary>
internal static class ImportVerb
{
    private const string Name = "import";

    public static Command Create(ProgramContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "A .conf of heroku-tools, a .travis.yml, an app.json, a heroku.yml; several become one plan.",
            Arity = ArgumentArity.OneOrMore,
        };
        var to = new Option<string?>("--out") { Description = "The file to write; - is stdout, and the default.", HelpName = "FILE" };
        var format = new Option<string?>("--format") { Description = "What the files are, where neither name nor content says it.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong([.. ImportFormat.All.Select(one => one.Name)]);
        var declarations = new Option<bool>("--declarations") { Description = "Leave out the line that runs the plan, for a project that has one." };
        var command = new Command(Name, "Write the declarations that say what the files of another tool say.") { files, to, format, declarations };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // What is not the C# goes to stderr: "import FILE > deploy.cs" is the usual way.
            var isJson = parsed.GetValue(CommonOptions.Json);
            var output = new CliOutput(isJson ? context.Host : context.Host with { Output = context.Host.Error, IsOutputTerminal = false }, parsed);
            string[] sources = parsed.GetRequiredValue(files);
            var imported = await Importer.ImportAsync(context.Host.WorkingDirectory, sources, parsed.GetValue(format), cancellationToken)
                .ConfigureAwait(false);
            if (imported.Refusal is { } refusal)
            {
                return VerbEnd.Tell(output, Name, rehearse: false, DeliveryResult.From(refusal));
            }

            var plan = imported.Value;
            var text = PlanWriter.Write(plan, sources.Select(Path.GetFileName).OfType<string>(), !parsed.GetValue(declarations));
            var target = parsed.GetValue(to) is { } named and not "-" ? named : null;
            var (isWritten, fault) = target is null ? (false, null) : await WriteAsync(context.Host.WorkingDirectory, target, text, cancellationToken).ConfigureAwait(false);
            if (fault is not null)
            {
                return VerbEnd.Tell(output, Name, rehearse: false, DeliveryResult.From(fault));
            }

            Tell(context.Host, output, plan, new ImportDocument(1, sources, target, isWritten, [.. plan.Notes.Select(Of)], text));
            return (int)DeliveryOutcome.Done;
        });
        return command;
    }

    private static void Tell(ProgramHost host, CliOutput output, ImportedPlan plan, ImportDocument document)
    {
        if (output.IsJson)
        {
            output.Document(document, CliJson.Default.ImportDocument);
            return;
        }

        foreach (var note in plan.Notes)
        {
            output.Line($"{note.Where}: {note.Sentence}");
        }

        if (document.File is not { } file)
        {
            host.Output.Write(document.Text);
        }
        else
        {
            host.Output.WriteLine(TerminalText.Neutralise(document.Written ? $"written: {file}" : $"no difference: {file} is what the files say"));
        }
    }

    // Never over what is there: what was imported is the team's own from then on.
    private static async Task<(bool IsWritten, Refusal? Refusal)> WriteAsync(string folder, string file, string text, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file);
        try
        {
            if (File.Exists(path))
            {
                return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) is var there && there.ReplaceLineEndings("\n") == text
                    ? (false, null)
                    : (false, Refusal.Policy($"{file} is there already and says something else, which would be lost", "move it away, or write elsewhere: --out FILE"));
            }

            if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
            {
                Directory.CreateDirectory(parent);
            }

            var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
            }

            return (true, null);
        }
        catch (Exception failure) when (FileTrouble.Is(failure))
        {
            return (false, new Refusal(
                DeliveryOutcome.Failed, $"{file} {FileTrouble.Writing(path, failure)}", "name a file in a folder that may be written: --out FILE"));
        }
    }

    private static ImportedNote Of(ImportNote note) => new(note.File, note.Place?.Line, note.Place?.Column, note.Kind == ImportNoteKind.Lost, note.Sentence);
}
