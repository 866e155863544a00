using System.Text;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>The matrix for a terminal, and for a repository: one fact a line, so that a review shows the fact that changed.</summary>
internal static class MatrixText
{
    public const string Title = "Classes of branches, each by its shortest example, of ";
    public const string NotDecided = "(not decided)";
    public const string Role = "  role: ";
    public const string NoRole = "  no role";
    public const string Route = "  route: ";
    public const string NoRoute = "  no route";
    public const string AnyOther = "  any other branch: no role, no route";
    public const string Slot = "  slot: ";
    public const string GoesTo = "  goes to: ";
    public const string Then = "  then: ";
    public const string Needs = "    needs: ";
    public const string Undecided = "  why: ";

    /// <summary>What goes on from the line before.</summary>
    public const string Continued = "        ";

    private const int Width = 80;

    public static string Of(RecordedMatrix matrix)
    {
        var text = new StringBuilder();
        text.Append(Title).Append(matrix.Pipeline).Append('\n');
        foreach (var found in matrix.Classes)
        {
            text.Append('\n');
            foreach (var line in Lines(found).SelectMany(Wrapped))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    // Only at a single space, for which the end of a line stands when it is read again.
    private static IEnumerable<string> Wrapped(string line)
    {
        while (line.Length > Width)
        {
            var spaces = Enumerable.Range(0, line.Length).Where(at => IsSingleSpace(line, at)).ToList();
            var end = spaces.FindLast(at => at <= Width);
            end = end > 0 ? end : spaces.FirstOrDefault();
            if (end == 0)
            {
                break;
            }

            yield return line[..end];
            line = Continued + line[(end + 1)..];
        }

        yield return line;
    }

    private static bool IsSingleSpace(string line, int at) =>
        at > Continued.Length + 2 && at + 1 < line.Length && line[at] == ' ' && line[at - 1] != ' ' && line[at + 1] != ' ';

    private static IEnumerable<string> Lines(RecordedClass found)
    {
        yield return found.Branch ?? NotDecided;
        if (found is { Undecided: null, Role: null, Route: null })
        {
            yield return AnyOther;
            yield break;
        }

        if (found.Undecided is { } why)
        {
            yield return Undecided + why;
        }
        else
        {
            yield return found.Role is { } role ? Role + role : NoRole;
        }

        yield return found.Route is { } route ? Route + route : NoRoute;
        if (found.Slot is { } slot)
        {
            yield return Slot + slot;
        }

        foreach (var environment in found.Environments)
        {
            yield return GoesTo + environment;
        }

        foreach (var promotion in found.Promotions)
        {
            yield return Then + promotion.Way;
            foreach (var need in promotion.Needs)
            {
                yield return Needs + need;
            }
        }
    }
}
