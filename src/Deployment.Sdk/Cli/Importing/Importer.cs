using System.Text;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>Reads files that declare deployments to Heroku for other tools.</summary>
internal static class Importer
{
    /// <summary>Far more than people write into one.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string OwnSettings = ".herokutoolsconf";

    /// <summary>What the files declare together.</summary>
    /// <param name="folder">Where relative names begin.</param>
    /// <param name="files">The files.</param>
    /// <param name="format">The name of their format; null for each its own.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Verdict<ImportedPlan>> ImportAsync(
        string folder, IReadOnlyList<string> files, string? format, CancellationToken cancellationToken)
    {
        var draft = new ImportDraft();
        foreach (var file in files)
        {
            var shown = TerminalText.Neutralise(file);
            var path = Path.Combine(folder, file);
            string text;
            try
            {
                text = await LimitedTextFile.ReadAsync(path, MaxBytes, cancellationToken).ConfigureAwait(false);
            }
            catch (DecoderFallbackException)
            {
                return Refusal.Usage($"{shown} is no text in UTF-8", "save it as UTF-8");
            }
            catch (InvalidDataException)
            {
                return Refusal.Usage($"{shown} is larger than {MaxBytes / 1024} KiB", "name a file that declares a deployment");
            }
            catch (Exception failure) when (FileTrouble.Is(failure))
            {
                return Refusal.Usage($"{shown} {FileTrouble.Reading(path, failure)}", "name a file that is there and may be read");
            }

            if (Import(Path.GetFileName(file), text, format, draft) is { } fault)
            {
                var place = fault.Place is { } at ? FormattableString.Invariant($", line {at.Line}, column {at.Column}") : "";
                return Refusal.Usage($"{shown}{place}: {fault.Problem}", fault.Remedy);
            }
        }

        return ImportedPlan.Of(draft);
    }

    /// <summary>Adds what one file declares.</summary>
    /// <param name="name">The file's name, without folders.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="format">The name of its format; null when it has to be told.</param>
    /// <param name="draft">What it is added to.</param>
    /// <returns>What is wrong with it; null when it was added.</returns>
    public static SourceFault? Import(string name, string text, string? format, ImportDraft draft)
    {
        if (name == OwnSettings)
        {
            return new(null, "it holds heroku-tools' own settings and no app", "name the .conf of each environment, such as live.conf");
        }

        var known = ImportFormat.Of(format, name);
        var (found, reading) = known is not null ? (known, known.Read(text)) : ImportFormat.Tell(text);
        return reading.Fault ?? found!.Import(new ImportedFile(name, reading.Root!), draft);
    }
}
