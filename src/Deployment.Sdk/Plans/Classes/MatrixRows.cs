using System.Collections.Immutable;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Plans.Classes;

/// <summary>Says in a row what a plan does with each class of branches.</summary>
internal sealed class MatrixRows
{
    private const string TooLarge = "too many cases to be decided";

    private readonly Plan plan;
    private readonly List<int> readable = [];
    private readonly List<(int Route, string Problem)> unreadable = [];
    private readonly BranchClasses classes;

    public MatrixRows(Plan plan)
    {
        this.plan = plan;
        var routes = new List<ProofRoute>();
        for (var route = 0; route < plan.Routes.Length; route++)
        {
            var (text, target) = plan.Routes[route];
            if (BranchPattern.TryParse(text, out var error) is { } pattern)
            {
                readable.Add(route);
                routes.Add(new(pattern, [.. target.Slots.Select(slot => slot.Slot)], target.Name));
            }
            else
            {
                unreadable.Add((route, $"the pattern takes no branch: {error?.Problem}"));
            }
        }

        classes = new BranchClasses(routes, plan.BranchLines);
    }

    public ImmutableArray<MatrixRow> All()
    {
        var rows = classes.All().Select(found =>
        {
            var routes = Routes(found);
            return (Place: Place(found, routes), Row: Row(found, routes));
        });
        var others = unreadable.Select(route => (
            Place: (route.Route, 0, true, long.MaxValue, true),
            Row: new MatrixRow { Routes = [plan.Routes[route.Route]], Undecided = route.Problem }));
        return [.. rows.Concat(others).OrderBy(one => one.Place).Select(one => one.Row)];
    }

    public MatrixRow? Find(ImmutableArray<MatrixRow> rows, string branch)
    {
        var found = classes.Of(branch);
        Route[] routes = [.. Routes(found).Select(route => plan.Routes[route])];
        return rows.FirstOrDefault(row =>
            row.Undecided is null
            && row.Role == found.Standing.Role
            && row.IsStable == found.Standing.IsStable
            && row.Slot == found.Slot
            && row.Routes.Length == routes.Length
            && row.Routes.Zip(routes).All(pair => ReferenceEquals(pair.First, pair.Second)));
    }

    private int[] Routes(BranchClass found) => [.. found.Routes.Select(route => readable[route])];

    // By the first route, the slot, the role; what no route takes, or no line names, comes last.
    private (int Route, int Slot, bool IsUndecided, long Role, bool IsUnstable) Place(BranchClass found, int[] routes) => (
        routes is [var first, ..] ? first : int.MaxValue,
        routes is [var one, ..] && found.Slot is { } slot ? plan.Routes[one].Target.Slots.Select(declared => declared.Slot).ToList().IndexOf(slot) : 0,
        found.Example is null,
        found.Standing.Role is { } role ? (long)role : long.MaxValue,
        !found.Standing.IsStable);

    private MatrixRow Row(BranchClass found, IReadOnlyList<int> indices)
    {
        Route[] routes = [.. indices.Select(route => plan.Routes[route])];
        EnvironmentDefinition[] targets = [.. routes.Select(route => route.Target).Distinct()];
        return new MatrixRow
        {
            Example = found.Example,
            Undecided = found.Example is null ? TooLarge : null,
            Role = found.Standing.Role,
            IsStable = found.Standing.IsStable,
            Routes = [.. routes],
            Slot = found.Slot,
            Environments = [.. targets.Select(target => InWords(target, found.Slot))],
            Promotions = [.. Promotions(targets, found.Slot)],
        };
    }

    private IEnumerable<MatrixPromotion> Promotions(EnvironmentDefinition[] targets, string? slot)
    {
        EnvironmentDefinition[] reached = [.. targets.Concat(targets.SelectMany(target => plan.ReachableFrom(target))).Distinct()];
        return
            from source in reached
            from promotion in plan.Promotions
            where ReferenceEquals(promotion.From, source)
            select new MatrixPromotion(promotion, targets.Contains(source) ? Filled(source, slot) : source.Name);
    }

    private static string Filled(EnvironmentDefinition environment, string? slot) =>
        slot is null ? environment.Name : environment.Name.Replace("{slot}", slot, StringComparison.Ordinal);

    // Execution asks SlotOwner: the slot whose developer's e-mail is that of the commit's author, or nobody's and so refused.
    private static string InWords(EnvironmentDefinition environment, string? slot)
    {
        if (slot is not null || environment.Slots.IsEmpty)
        {
            return Filled(environment, slot);
        }

        var own = environment.Slots.Select(declared => Filled(environment, declared.Slot)).Distinct().ToList();
        return own is [var only]
            ? $"{only}, if the commit's author owns it"
            : $"{string.Join(", ", own.Take(own.Count - 1))} or {own[^1]}, by the commit's author";
    }
}
