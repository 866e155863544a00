using System.Text;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>A file that somebody says <c>matrix</c> wrote.</summary>
internal static class MatrixFile
{
    /// <summary>Far more than a thousand routes need.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const string Remedy = "write it anew from the plan that it is to be compared with: dotnet run --no-build -- matrix > FILE";

    public static async Task<Verdict<RecordedMatrix>> ReadAsync(string folder, string file, CancellationToken cancellationToken)
    {
        var name = MatrixReading.Quoted(file);
        var path = Path.Combine(folder, file);
        string text;
        try
        {
            text = await LimitedTextFile.ReadAsync(path, MaxBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            return Refusal.Usage($"{name} is no text in UTF-8", Remedy);
        }
        catch (InvalidDataException)
        {
            return Refusal.Usage($"{name} is larger than {MaxBytes / 1024 / 1024} MiB, which nothing is that matrix prints", Remedy);
        }
        catch (Exception failure) when (FileTrouble.Is(failure))
        {
            return Refusal.Usage(
                $"{name} {FileTrouble.Reading(path, failure)}", "name a file that an earlier matrix was written to: --against FILE");
        }

        var reading = MatrixReader.Read(text);
        return reading.Matrix is { } matrix
            ? matrix
            : Refusal.Usage($"{name}{(reading.Line is { } line ? $", line {line}" : "")}: {reading.Fault}", Remedy);
    }
}
