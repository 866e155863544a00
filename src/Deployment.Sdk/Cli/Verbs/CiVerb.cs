using System.CommandLine;
using System.Text;
using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>ci</c>: the file by which a CI service runs the plan, written or compared; offline.</summary>
internal static class CiVerb
{
    private const string Name = "ci";

    public static Command Create(ProgramContext context)
    {
        var options = new CiOptions();
        var command = new Command(Name, "Write the file by which a CI service delivers as the plan says.")
        {
            options.Provider, options.Out, options.Check, options.Delivery, options.Test, options.TestImage, options.DeployImage, options.Setup, options.Secret,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            try
            {
                return PlanCheck.Of(context.Plan) is { } unsound
                    ? VerbEnd.Tell(output, Name, rehearse: false, DeliveryResult.From(unsound))
                    : await RunAsync(context, output, options, parsed, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return VerbEnd.Tell(
                    output, Name, rehearse: false, new DeliveryResult(DeliveryOutcome.Failed, $"the file cannot be read or written: {failure.Message}"));
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ProgramContext context, CliOutput output, CiOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = CiFile.All.First(file => file.Name == parsed.GetRequiredValue(options.Provider));
        var root = RepositoryRoot.Of(context.Host.WorkingDirectory);
        var isPrinted = parsed.GetValue(options.Out) == "-";
        var path = parsed.GetValue(options.Out) is { } named ? Path.Combine(context.Host.WorkingDirectory, named) : Path.Combine(root, file.Path);
        var there = !isPrinted && File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) : null;
        if (options.Settings(parsed, there ?? "", () => RepositoryRoot.ProjectOf(root, AppContext.BaseDirectory)) is not { } settings)
        {
            return Refuse(output, Refusal.Usage(
                "it is not known where the delivery's project lies in the repository", "name it from the root of the repository: --delivery FOLDER"));
        }

        var text = file.Write(CiPipeline.Of(CiPlans.Of(context.Plan), settings));
        var shown = isPrinted ? "-" : Path.GetRelativePath(root, path).Replace('\\', '/');
        var differences = CiFileDifference.Between(there ?? "", text)?.Lines ?? [];
        var isChecked = parsed.GetValue(options.Check);
        var isWritten = !isChecked && !isPrinted && differences.Count > 0;
        if (isWritten)
        {
            if (there is { Length: > 0 } && !CiFileHeader.IsOn(there))
            {
                return Refuse(output, Refusal.Policy(
                    $"{shown} was not written by this command, and would be lost", "move it away, or write elsewhere: --out FILE"));
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken).ConfigureAwait(false);
        }

        if (output.IsJson)
        {
            output.Document(
                new CiFileDocument(1, file.Name, isPrinted ? null : shown, differences.Count == 0, isWritten, differences, text),
                CliJson.Default.CiFileDocument);
        }
        else if (isPrinted)
        {
            context.Host.Output.Write(text);
        }
        else
        {
            Tell(output, shown, isChecked, there is not null, differences);
        }

        return (int)(isChecked && differences.Count > 0 ? DeliveryOutcome.ChangesPending : DeliveryOutcome.Done);
    }

    private static void Tell(CliOutput output, string file, bool isChecked, bool isThere, IReadOnlyList<string> differences)
    {
        if (differences.Count == 0)
        {
            output.Line($"no difference: {file} is what the plan says");
            return;
        }

        output.Line(
            !isChecked ? $"written: {file}"
            : isThere ? $"pending: {file} is not what the plan says, {differences[0]}"
            : $"pending: there is no {file}");
        foreach (var line in differences.Skip(1).Where(_ => isChecked && isThere))
        {
            output.Line(line);
        }
    }

    private static int Refuse(CliOutput output, Refusal refusal) => VerbEnd.Tell(output, Name, rehearse: false, DeliveryResult.From(refusal));
}
