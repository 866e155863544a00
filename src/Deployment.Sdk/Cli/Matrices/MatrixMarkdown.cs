using System.Text;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>The matrix as a Markdown table.</summary>
internal static class MatrixMarkdown
{
    public const string Header = "| branch | role | route | goes to | then |";
    public const string Rule = "| --- | --- | --- | --- | --- |";
    public const string Break = "<br>";
    public const string NoRole = "no role";
    public const string NoRoute = "no route";
    public const string SlotIs = ", slot ";
    public const string NotDecided = "not decided: ";
    public const string NotKnown = "?";

    private const string Special = "\\|`*_<&[]~";

    public static string Of(RecordedMatrix matrix)
    {
        var text = new StringBuilder();
        text.Append(Escape(MatrixText.Title + matrix.Pipeline)).Append("\n\n").Append(Header).Append('\n').Append(Rule).Append('\n');
        foreach (var found in matrix.Classes)
        {
            text.Append("| ").AppendJoin(" | ", Cells(found)).Append(" |\n");
        }

        return text.ToString();
    }

    public static string Escape(string text) =>
        string.Concat(text.Select(character => Special.Contains(character) ? $"\\{character}" : character.ToString()));

    private static string[] Cells(RecordedClass found) =>
    [
        found.Branch is { } branch ? Code(branch) : Escape(NotDecided + found.Undecided),
        found.Undecided is null ? Escape(found.Role ?? NoRole) : NotKnown,
        found.Route is { } route ? Code(route) + (found.Slot is { } slot ? Escape(SlotIs + slot) : "") : NoRoute,
        string.Join(Break, found.Environments.Select(Escape)),
        string.Join(Break, found.Promotions.Select(promotion => Escape(promotion.ToString()))),
    ];

    // A code span knows no escapes but, in a table, the one of the bar.
    private static string Code(string text) => text.IndexOfAny(['`', '|', '\\']) < 0 && text.Length > 0 ? $"`{text}`" : Escape(text);
}
