using System.Collections.Immutable;
using System.Text;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>Reads what <see cref="MatrixMarkdown"/> writes.</summary>
internal static class MatrixMarkdownReader
{
    private const int Columns = 5;

    public static MatrixReading Read(IReadOnlyList<string> lines, int title)
    {
        var pipeline = Plain(lines[title]);
        if (!pipeline.StartsWith(MatrixText.Title, StringComparison.Ordinal))
        {
            return MatrixReading.NoSuchLine(lines[title], title + 1);
        }

        var classes = ImmutableArray.CreateBuilder<RecordedClass>();
        string[] expected = ["", MatrixMarkdown.Header, MatrixMarkdown.Rule];
        for (var at = title + 1; at < lines.Count; at++)
        {
            var place = at - title - 1;
            if (place < expected.Length)
            {
                if (lines[at] != expected[place])
                {
                    return MatrixReading.NoSuchLine(lines[at], at + 1);
                }
            }
            else if (lines[at].Length > 0)
            {
                if (Row(Cells(lines[at])) is not { } found)
                {
                    return MatrixReading.NoSuchLine(lines[at], at + 1);
                }

                classes.Add(found);
            }
        }

        return MatrixReading.Of(new(RecordedMatrix.Harmless(pipeline[MatrixText.Title.Length..]), classes.ToImmutable()));
    }

    private static RecordedClass? Row(List<List<string>> cells)
    {
        if (cells is not [[var branch], [var role], [var route], var environments, var promotions])
        {
            return null;
        }

        // A branch has no space in it.
        var why = branch.StartsWith(MatrixMarkdown.NotDecided, StringComparison.Ordinal) ? branch[MatrixMarkdown.NotDecided.Length..] : null;
        var parts = route.Split(MatrixMarkdown.SlotIs, 2);
        return new(
            why is null ? branch : null,
            why,
            why is not null || role == MatrixMarkdown.NoRole ? null : role,
            route == MatrixMarkdown.NoRoute ? null : parts[0],
            parts.Length == 2 ? parts[1] : null,
            [.. environments.Where(environment => environment.Length > 0)],
            [.. promotions.Where(promotion => promotion.Length > 0).Select(RecordedPromotion.Read)]);
    }

    private static string Plain(string text) => string.Concat(Cells($"|{text}|") is [[var plain]] ? plain : "");

    // Each cell as its lines, without escapes and code marks.
    private static List<List<string>> Cells(string line)
    {
        var cells = new List<List<string>>();
        var parts = new List<string>();
        var part = new StringBuilder();
        if (line is not ['|', .., '|'])
        {
            return cells;
        }

        for (var at = 1; at < line.Length && cells.Count <= Columns; at++)
        {
            switch (line[at])
            {
                case '\\' when at + 1 < line.Length:
                    part.Append(line[++at]);
                    break;
                case '`' when line.IndexOf('`', at + 1) is > 0 and var end:
                    part.Append(line, at + 1, end - at - 1);
                    at = end;
                    break;
                case '<' when line.AsSpan(at).StartsWith(MatrixMarkdown.Break, StringComparison.Ordinal):
                    at += MatrixMarkdown.Break.Length - 1;
                    EndPart();
                    break;
                case '|':
                    EndPart();
                    cells.Add(parts);
                    parts = [];
                    break;
                default:
                    part.Append(line[at]);
                    break;
            }
        }

        return cells;

        void EndPart()
        {
            parts.Add(RecordedMatrix.Harmless(part.ToString()));
            part.Clear();
        }
    }
}
