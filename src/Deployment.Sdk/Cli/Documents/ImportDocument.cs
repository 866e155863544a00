namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>import</c> prints with <c>--json</c>.</summary>
/// <param name="Schema">The version of this shape.</param>
/// <param name="Files">The files that were imported, as they were named.</param>
/// <param name="File">The file that was named for the C#; null when it went to stdout.</param>
/// <param name="Written">Whether it was written.</param>
/// <param name="Notes">What a person has to know.</param>
/// <param name="Text">The C#.</param>
internal sealed record ImportDocument(
    int Schema, IReadOnlyList<string> Files, string? File, bool Written, IReadOnlyList<ImportedNote> Notes, string Text);

/// <summary>What a person has to know of an import.</summary>
/// <param name="File">The file's name, without folders.</param>
/// <param name="Line">The line, from 1; null when it is about none.</param>
/// <param name="Column">The column, from 1; null when it is about no line.</param>
/// <param name="Lost">Whether something is not carried over.</param>
/// <param name="Text">What.</param>
internal sealed record ImportedNote(string File, int? Line, int? Column, bool Lost, string Text);
