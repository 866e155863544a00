namespace Deployment.Sdk.RuleTables;

/// <summary>A document with a table of rules in it: the lines that begin like a row, below the two lines of its head.</summary>
/// <param name="Path">Where it is in the repository.</param>
/// <param name="Head">The line above the table's rule of dashes.</param>
/// <param name="Rows">The rows that it must have.</param>
internal sealed record TableDocument(string Path, string Head, IReadOnlyList<string> Rows)
{
    /// <summary>The document with just these rows.</summary>
    public string Rewrite(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var head = lines.IndexOf(Head);
        if (head < 0)
        {
            throw new InvalidDataException($"{Path} has no line '{Head}' for the table to stand below.");
        }

        var first = head + 2;
        var end = first;
        while (end < lines.Count && lines[end].Contains("DPL", StringComparison.Ordinal) && lines[end].Contains('|'))
        {
            end++;
        }

        return string.Join('\n', lines.Take(first).Concat(Rows).Concat(lines.Skip(end)));
    }
}
