using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>What was found in a file: a matrix, or why it is none.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Fault">What is wrong; null when nothing is.</param>
/// <param name="Line">The line that is wrong, from 1; null when it is not about a line.</param>
internal sealed record MatrixReading(RecordedMatrix? Matrix, string? Fault, int? Line)
{
    private const int Shown = 60;

    public static MatrixReading Of(RecordedMatrix matrix) => new(matrix, null, null);

    public static MatrixReading Wrong(string fault, int? line = null) => new(null, fault, line);

    public static MatrixReading NoSuchLine(string text, int line) => Wrong($"this is no line that matrix prints: {Quoted(text)}", line);

    /// <summary>The beginning of a text from outside, harmless.</summary>
    public static string Quoted(string text) =>
        TerminalText.Neutralise(text.Length > Shown ? $"{text[..Shown]}..." : text);
}
