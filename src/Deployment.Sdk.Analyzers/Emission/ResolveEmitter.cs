using System.Globalization;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// Writes the comparisons that find a branch's routes. Each is complete in itself. Few are written one below the other, narrowest
/// first; many are told apart by a switch on a character, which only leaves out those that could not match.
/// </summary>
internal sealed class ResolveEmitter(
    IndentedWriter writer, PlanModel plan, PatternCode code, Func<RouteCase, string> destinationOf)
{
    /// <summary>The name of the answer for a branch that no route takes.</summary>
    public const string Nowhere = "Nowhere";

    private const string Resolution = "global::Deployment.Sdk.Plans.Resolution";
    private const string Branch = "global::System.ReadOnlySpan<char> branch";

    // The runtime compiles a method as a whole when it is first called, and spends less care on a large one.
    private const int MostOfMethod = 24;

    private readonly Queue<Action> _methods = new();
    private int _count;

    public void Write(IReadOnlyList<RouteCase> cases)
    {
        writer.Blank().Lines($"internal static {Resolution} Resolve({Branch}) => Find(branch);");
        writer.Blank();
        Method("Find", cases, knownLength: 0, Nowhere);
        while (_methods.Count > 0)
        {
            _methods.Dequeue()();
        }
    }

    private void Method(string name, IReadOnlyList<RouteCase> cases, int knownLength, string otherwise)
    {
        writer.Lines($"private static ref readonly {Resolution} {name}({Branch})");
        using (writer.Open())
        {
            writer.Lines($"return ref {Cases(cases, knownLength, otherwise)};");
        }
    }

    // A method of their own for them; what calls it.
    private string Apart(string which, IReadOnlyList<RouteCase> cases, int knownLength, string otherwise)
    {
        if (cases.Count == 0)
        {
            return otherwise;
        }

        var name = "Find" + Number(++_count);
        _methods.Enqueue(() =>
        {
            writer.Blank().Lines($"// {which}");
            Method(name, cases, knownLength, otherwise);
        });
        return $"{name}(branch)";
    }

    // What is the answer where none of them is.
    private string Cases(IReadOnlyList<RouteCase> cases, int knownLength, string otherwise)
    {
        var areTooMany = cases.Count > MostOfMethod;
        if (CharacterSwitch.Of(cases) is not { } characters)
        {
            OneByOne(cases.Take(MostOfMethod));
            return Apart("The wider ones.", [.. cases.Skip(MostOfMethod)], knownLength, otherwise);
        }

        var rest = areTooMany ? Apart($"Whatever branch[{Number(characters.At)}] is.", characters.Rest, knownLength, otherwise) : otherwise;
        if (characters.At < knownLength)
        {
            Switch(characters, knownLength, areTooMany, rest);
        }
        else
        {
            writer.Lines($"if (branch.Length >= {Number(characters.MinLength)})");
            using (writer.Open())
            {
                Switch(characters, characters.MinLength, areTooMany, rest);
            }
        }

        writer.Blank();
        return areTooMany ? rest : Cases(characters.Rest, knownLength, otherwise);
    }

    private void Switch(CharacterSwitch characters, int knownLength, bool areTooMany, string rest)
    {
        writer.Lines($"switch (branch[{Number(characters.At)}])");
        using (writer.Open())
        {
            foreach (var (character, cases) in characters.Arms)
            {
                var literal = Literal.Of((object)character);
                writer.Lines($"case {literal}:");
                using (writer.Indent())
                {
                    if (areTooMany && cases.Count > 1)
                    {
                        writer.Lines($"return ref {Apart($"Where branch[{Number(characters.At)}] is {literal}.", cases, knownLength, rest)};");
                    }
                    else
                    {
                        Cases(cases, knownLength, rest);
                        writer.Lines("break;");
                    }
                }
            }
        }
    }

    private void OneByOne(IEnumerable<RouteCase> cases)
    {
        foreach (var branches in cases)
        {
            writer.Lines(
                $$"""
                {{Comment(branches)}}
                if ({{Broken(Condition(branches))}})
                {
                    return ref {{destinationOf(branches)}};
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
    private string Condition(RouteCase branches) =>
        code.Condition(branches.Tokens) + (branches.IsLiteral && BranchName.IsLegal(branches.Tokens[0].Text)
            ? ""
            : " && global::Deployment.Sdk.Plans.ShortBranchName.IsLegal(branch)");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // No pattern has a space in it, so what is found is an operator.
    private static string Broken(string condition) =>
        condition.Length > 100 ? condition.Replace(" && ", "\n    && ") : condition;
}
