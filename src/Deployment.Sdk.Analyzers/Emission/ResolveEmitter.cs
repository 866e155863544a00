using System.Globalization;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// Writes the comparisons that find a branch's routes. Few are written one below the other, narrowest first. Many are told apart by a
/// switch before: first the patterns that are one branch each, then those that begin with a whole part, by that part, then the rest.
/// </summary>
/// <remarks>
/// That keeps the order that counts: a pattern of one branch is narrower than any other that takes it, and one that begins with a
/// whole part is never wider than one whose first part has a wildcard.
/// </remarks>
internal sealed class ResolveEmitter(
    IndentedWriter writer, PlanModel plan, PatternCode code, Func<RouteCase, string> destinationOf)
{
    private const string Resolution = "global::Deployment.Sdk.Plans.Resolution";

    // Below it, comparing one after the other is no slower, and reads better.
    private const int Many = 5;

    private int _parts;

    public void Write(IReadOnlyList<RouteCase> cases)
    {
        writer.Blank().Lines($"internal static {Resolution} Resolve(global::System.ReadOnlySpan<char> branch)");
        using (writer.Open())
        {
            // Of a route's own text and a slot filled in to the same, the first counts.
            var literals = cases.Where(IsLiteral).GroupBy(one => one.Tokens[0].Text, StringComparer.Ordinal).Select(same => same.First()).ToList();
            if (literals.Count < Many)
            {
                Parts(cases, "branch", depth: 0);
            }
            else
            {
                Literals(literals);
                Parts([.. cases.Where(branches => !IsLiteral(branches))], "branch", depth: 0);
            }

            writer.Lines($"return {Resolution}.None;");
        }
    }

    private void Literals(List<RouteCase> literals)
    {
        writer.Lines("switch (branch.Length)");
        using (writer.Open())
        {
            foreach (var length in literals.GroupBy(literal => literal.Tokens[0].Text.Length))
            {
                writer.Lines($"case {Number(length.Key)}:");
                using (writer.Open())
                {
                    OneByOne(length);
                    writer.Lines("break;");
                }
            }
        }

        writer.Blank();
    }

    // A switch over texts would make a hash of each branch; by their lengths mostly one comparison is left.
    private void Parts(IReadOnlyList<RouteCase> cases, string rest, int depth)
    {
        var parts = cases.Where(branches => PartOf(branches, depth) is not null)
            .GroupBy(branches => PartOf(branches, depth)!, StringComparer.Ordinal)
            .ToList();
        if (parts.Count < Many && (parts.Count != 1 || parts[0].Count() < Many))
        {
            OneByOne(cases);
            return;
        }

        var slash = $"slash{Number(++_parts)}";
        writer.Lines($"var {slash} = global::System.MemoryExtensions.IndexOf({rest}, '/');").Lines($"switch ({slash})");
        using (writer.Open())
        {
            foreach (var length in parts.GroupBy(part => part.Key.Length))
            {
                writer.Lines($"case {Number(length.Key)}:");
                using (writer.Open())
                {
                    foreach (var part in length)
                    {
                        writer.Lines($"if ({rest}[..{Number(length.Key)}] is {Literal.Of(part.Key)})");
                        using (writer.Open())
                        {
                            Part([.. part], rest, length.Key, depth + 1);
                        }

                        writer.Blank();
                    }

                    writer.Lines("break;");
                }
            }
        }

        writer.Blank();
        OneByOne(cases.Where(branches => PartOf(branches, depth) is null));
    }

    private void Part(IReadOnlyList<RouteCase> cases, string rest, int length, int depth)
    {
        if (cases.Count < Many)
        {
            OneByOne(cases);
            return;
        }

        var next = $"rest{Number(++_parts)}";
        writer.Lines($"var {next} = {rest}[{Number(length + 1)}..];");
        Parts(cases, next, depth);
    }

    private void OneByOne(IEnumerable<RouteCase> cases)
    {
        foreach (var branches in cases)
        {
            writer.Lines(
                $$"""
                {{Comment(branches)}}
                if ({{Broken(code.Condition(branches.Tokens))}})
                {
                    return {{Taken(branches)}};
                }

                """);
        }
    }

    private string Comment(RouteCase branches)
    {
        var targets = string.Join(", ", branches.Routes.Select(route => DocText.Of(plan.Routes[route].Target.Name)));
        return $"// {DocText.Of(branches.Pattern.Text)} -> {targets}";
    }

    // Only of a branch that a pattern takes is it worth knowing whether it is one at all; a text without wildcards is known already.
    private string Taken(RouteCase branches)
    {
        var resolution = $"new({destinationOf(branches)}, {Literal.Of((object?)branches.Slot)})";
        return IsLiteral(branches) && BranchName.IsLegal(branches.Tokens[0].Text)
            ? resolution
            : $"global::Deployment.Sdk.Plans.ShortBranchName.IsLegal(branch) ? {resolution} : {Resolution}.None";
    }

    private static bool IsLiteral(RouteCase branches) =>
        branches.Tokens.Count == 1 && branches.Tokens[0].Kind == PatternTokenKind.Literal;

    // The part of the name at that depth, where the pattern has nothing but text up to the slash that ends it.
    private static string? PartOf(RouteCase branches, int depth)
    {
        if (branches.Tokens[0] is not { Kind: PatternTokenKind.Literal, Text: var text })
        {
            return null;
        }

        var parts = text.Split('/');
        return depth < parts.Length - 1 ? parts[depth] : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // No pattern has a space in it, so what is found is an operator.
    private static string Broken(string condition) =>
        condition.Length > 100 ? condition.Replace(" && ", "\n    && ") : condition;
}
