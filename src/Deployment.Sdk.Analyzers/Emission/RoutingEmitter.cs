using System.Globalization;
using Deployment.Sdk.Analyzers.Reading;

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
            new ResolveEmitter(writer, plan, code, branches => destinations[Key(branches)]).Write(cases);
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

    // One answer for each set of routes and slot that a branch can take, so that resolving makes nothing.
    private static Dictionary<string, string> Destinations(
        IndentedWriter writer, PlanModel plan, IReadOnlyList<RouteCase> cases, string className)
    {
        var names = new UniqueNames([className, "Plan", "Matrix", "Resolve", "Find", ResolveEmitter.Nowhere]);
        var destinations = new Dictionary<string, string>(StringComparer.Ordinal);
        writer.Blank().Lines($"private static readonly {Resolution} {ResolveEmitter.Nowhere} = {Resolution}.None;");
        foreach (var branches in cases)
        {
            if (!destinations.ContainsKey(Key(branches)))
            {
                var targets = branches.Routes.Select(route => MemberName.Of(plan.Routes[route].Target.Type.Name));
                var name = names.Take($"To{string.Join("And", targets)}{(branches.Slot is null ? "" : MemberName.Of(branches.Slot))}");
                var items = string.Join(", ", branches.Routes.Select(route => $"Plan.Routes[{Number(route)}]"));
                destinations.Add(Key(branches), name);
                writer.Blank().Lines(
                    $"private static readonly {Resolution} {name} = new([{items}], {Literal.Of((object?)branches.Slot)});");
            }
        }

        return destinations;
    }

    private static string Key(RouteCase branches) => $"{string.Join(",", branches.Routes.Select(Number))}:{branches.Slot}";

    private static string Definition(EnvironmentModel environment) => $"{environment.Type.Expression}.Definition";

    private static string Role(BranchRole role) => Enum.IsDefined(typeof(BranchRole), role)
        ? $"global::Deployment.Sdk.BranchRole.{role}"
        : $"(global::Deployment.Sdk.BranchRole)({Number((int)role)})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
