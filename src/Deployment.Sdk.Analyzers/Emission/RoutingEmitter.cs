using System.Globalization;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// Writes what the plan's public members stand on, in a class of its own, so that none of it can meet a member of the team's.
/// </summary>
internal static class RoutingEmitter
{
    private const string Resolution = "global::Deployment.Sdk.Plans.Resolution";

    public static void Write(IndentedWriter writer, PlanModel plan, string name, CancellationToken cancellationToken)
    {
        var cases = RouteCases.Of(plan.Routes, cancellationToken);
        var code = new PatternCode();
        writer.Lines("/// <summary>The plan, made once, and the comparisons that find a branch's routes.</summary>")
            .Lines(GeneratedHalf.Attributes)
            .Lines($"private static class {name}");
        using (writer.Open())
        {
            PlanObject(writer, plan);
            writer.Blank().Lines(
                """
                internal static readonly global::System.Lazy<global::Deployment.Sdk.Plans.PlanMatrix> Matrix =
                    new(static () => global::Deployment.Sdk.Plans.PlanMatrix.Of(Plan));
                """);
            var destinations = Destinations(writer, plan, cases, name);
            Resolve(writer, plan, cases, code, destinations);
            foreach (var method in code.Methods)
            {
                writer.Blank().Lines(method);
            }
        }
    }

    private static void PlanObject(IndentedWriter writer, PlanModel plan)
    {
        writer.Lines($"internal static readonly global::Deployment.Sdk.Plans.Plan Plan = new({Literal.Of(plan.Pipeline ?? "")})");
        using (writer.Open("};"))
        {
            Items(writer, "BranchLines", plan.BranchLines.Select(line =>
                $"new({Literal.Of(line.Pattern)}, {Role(line.Role)}, {Literal.Of(line.IsStable)}),"));
            Items(writer, "Routes", plan.Routes.Select(route =>
                $"new({Literal.Of(route.Pattern!)}, {Definition(route.Target)}),"));
            Items(writer, "Promotions", plan.Promotions.Select(promotion =>
                $"new({Definition(promotion.From)}, {Definition(promotion.To)}),"));
            Items(writer, "DataCopies", plan.DataCopies.Select(copy =>
                $"new({Definition(copy.From)}, {Definition(copy.To)}, {Literal.Of((object?)copy.Anonymise)}),"));
            if (plan.Declarations.Any(declaration => declaration.Expression is not null))
            {
                writer.Lines("Declarations =");
                DeclarationList.Write(writer, plan.Declarations, ",");
            }
        }
    }

    private static void Items(IndentedWriter writer, string property, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        writer.Lines($"{property} =");
        using (writer.Open("[", "],"))
        {
            foreach (var line in lines)
            {
                writer.Lines(line);
            }
        }
    }

    // One array for each set of routes that a branch can take, so that resolving allocates nothing.
    private static Dictionary<string, string> Destinations(
        IndentedWriter writer, PlanModel plan, IReadOnlyList<RouteCase> cases, string className)
    {
        var names = new UniqueNames([className, "Plan", "Matrix", "Resolve"]);
        var destinations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var routes in cases.Select(branches => branches.Routes))
        {
            if (!destinations.ContainsKey(Key(routes)))
            {
                var name = names.Take("To" + string.Join("And", routes.Select(route => MemberName.Of(plan.Routes[route].Target.Type.Name))));
                var items = string.Join(", ", routes.Select(route => $"Plan.Routes[{Number(route)}]"));
                destinations.Add(Key(routes), name);
                writer.Blank().Lines(
                    $"private static readonly global::System.Collections.Immutable.ImmutableArray<global::Deployment.Sdk.Plans.Route> {name} = [{items}];");
            }
        }

        return destinations;
    }

    private static void Resolve(
        IndentedWriter writer,
        PlanModel plan,
        IReadOnlyList<RouteCase> cases,
        PatternCode code,
        Dictionary<string, string> destinations)
    {
        writer.Blank().Lines($"internal static {Resolution} Resolve(global::System.ReadOnlySpan<char> branch)");
        using (writer.Open())
        {
            foreach (var branches in cases)
            {
                var targets = string.Join(", ", branches.Routes.Select(route => DocText.Of(plan.Routes[route].Target.Name)));
                writer.Lines(
                    $$"""
                    // {{DocText.Of(branches.Pattern.Text)}} -> {{targets}}
                    if ({{Broken(code.Condition(branches.Tokens))}})
                    {
                        return {{Taken(branches, $"new({destinations[Key(branches.Routes)]}, {Literal.Of((object?)branches.Slot)})")}};
                    }

                    """);
            }

            writer.Lines($"return {Resolution}.None;");
        }
    }

    // Only of a branch that a pattern takes is it worth knowing whether it is one at all; a text without wildcards is known already.
    private static string Taken(RouteCase branches, string resolution) =>
        branches.Tokens.Count == 1 && branches.Tokens[0].Kind == PatternTokenKind.Literal && BranchName.IsLegal(branches.Tokens[0].Text)
            ? resolution
            : $"global::Deployment.Sdk.Plans.ShortBranchName.IsLegal(branch) ? {resolution} : {Resolution}.None";

    // No pattern has a space in it, so what is found is an operator.
    private static string Broken(string condition) =>
        condition.Length > 100 ? condition.Replace(" && ", "\n    && ") : condition;

    private static string Key(IReadOnlyList<int> routes) => string.Join(",", routes.Select(Number));

    private static string Definition(EnvironmentModel environment) => $"{environment.Type.Expression}.Definition";

    private static string Role(BranchRole role) => Enum.IsDefined(typeof(BranchRole), role)
        ? $"global::Deployment.Sdk.BranchRole.{role}"
        : $"(global::Deployment.Sdk.BranchRole)({Number((int)role)})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
