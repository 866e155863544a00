using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>
/// What a plan decides otherwise than a recorded matrix says, in words. Each branch that stood for a class is asked for again of the
/// plan as it is; then the classes that are new are named.
/// </summary>
internal sealed class MatrixDifferences
{
    private readonly RecordedMatrix before;
    private readonly RecordedMatrix now;
    private readonly PlanMatrix matrix;
    private readonly string pipeline;
    private readonly List<MatrixDifference> found = [];

    private MatrixDifferences(RecordedMatrix before, Plan plan)
    {
        this.before = before;
        matrix = PlanMatrix.Of(plan);
        pipeline = plan.Pipeline;
        now = RecordedMatrix.Of(MatrixDocuments.Of(plan, matrix));
    }

    public static IReadOnlyList<MatrixDifference> Of(RecordedMatrix before, Plan plan)
    {
        var differences = new MatrixDifferences(before, plan);
        differences.Find();
        return differences.found;
    }

    private void Find()
    {
        if (before.Pipeline != now.Pipeline)
        {
            Add(null, $"the pipeline was {before.Pipeline}, now is {now.Pipeline}");
        }

        var examples = now.Classes.Where(one => one.Branch is not null).ToDictionary(one => one.Branch!, StringComparer.Ordinal);
        var represented = new HashSet<string>(StringComparer.Ordinal);
        foreach (var old in before.Classes.Where(one => one.Branch is not null))
        {
            var current = examples.GetValueOrDefault(old.Branch!) ?? Current(old.Branch!);
            Compare(old.Branch!, old, current);
            if (current?.Outcome == old.Outcome && current.Branch != old.Branch)
            {
                represented.Add(current.Branch!);
                Add(current.Branch, $"is in one class with {old.Branch} now: {InWords(current)}");
            }
        }

        Added(represented);
        Undecided();
    }

    private RecordedClass? Current(string branch) => matrix.RowOf(RecordedBranch.Name(branch)) is { } row
        ? RecordedMatrix.Of(new MatrixDocument(1, pipeline, [MatrixDocuments.Of(row)])).Classes[0]
        : null;

    private void Compare(string branch, RecordedClass old, RecordedClass? current)
    {
        if (current is null)
        {
            Add(branch, $"{Went(old)}, now it is not decided where it goes");
            return;
        }

        var isOther = current.Branch != branch && old.Outcome != current.Outcome;
        var like = isOther ? $", in one class with {current.Branch}" : "";
        var moved = !old.Environments.SequenceEqual(current.Environments) || old.Route is null != current.Route is null;
        if (moved || old.Route != current.Route || old.Slot != current.Slot)
        {
            var isRouteNamed = old.Route != current.Route || old.Slot != current.Slot;
            Add(branch, $"{Went(old)}{ByRoute(old, isRouteNamed)}, now {Goes(current)}{ByRoute(current, isRouteNamed)}{like}");
            like = "";
        }

        if (old.Role != current.Role)
        {
            Add(branch, $"{(old.Role is null ? "had no role" : $"was {old.Role}")}, now {(current.Role is null ? "has no role" : $"is {current.Role}")}{like}");
        }

        Promotions(branch, old, current);
    }

    private void Promotions(string branch, RecordedClass old, RecordedClass current)
    {
        var (was, now) = (ByWay(old), ByWay(current));
        foreach (var way in was.Keys.Where(way => !now.ContainsKey(way)))
        {
            Add(branch, $"{way} can follow no more");
        }

        foreach (var (way, needs) in now)
        {
            if (!was.TryGetValue(way, out var needed))
            {
                Add(branch, $"{way} can follow now{(needs.Length == 0 ? ", and needs nothing" : $", and needs {string.Join(", ", needs)}")}");
                continue;
            }

            foreach (var need in needed.Except(needs))
            {
                Add(branch, $"{way} no longer needs {need}");
            }

            foreach (var need in needs.Except(needed))
            {
                Add(branch, $"{way} now needs {need}");
            }
        }
    }

    private void Added(HashSet<string> represented)
    {
        var known = before.Classes.Select(old => old.Branch).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var outcomes = before.Classes.Select(old => old.Outcome).ToHashSet(StringComparer.Ordinal);
        foreach (var current in now.Classes.Where(one => one.Branch is not null && !known.Contains(one.Branch)))
        {
            // A class that goes on under another example: the branch that was its example is told of already.
            if (!represented.Contains(current.Branch!) && !outcomes.Contains(current.Outcome))
            {
                Add(current.Branch, $"is a class of its own now: {InWords(current)}");
            }
        }
    }

    private void Undecided()
    {
        var was = before.Classes.Where(one => one.Branch is null).ToList();
        var isNow = now.Classes.Where(one => one.Branch is null).ToList();
        foreach (var old in was.ExceptBy(isNow.Select(one => one.Outcome), one => one.Outcome))
        {
            Add(null, $"{Place(old)}: all of it is decided now, or the route is gone; before: {old.Undecided}");
        }

        foreach (var current in isNow.ExceptBy(was.Select(one => one.Outcome), one => one.Outcome))
        {
            Add(null, $"{Place(current)}: not decided now: {current.Undecided}");
        }
    }

    private void Add(string? branch, string change) => found.Add(new(branch, change));

    private static Dictionary<string, string[]> ByWay(RecordedClass one) => one.Promotions
        .GroupBy(promotion => promotion.Way, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.SelectMany(promotion => promotion.Needs).ToArray(), StringComparer.Ordinal);

    private static string Place(RecordedClass one) => one.Route is { } route ? $"the route {route}" : "branches that no route takes";

    private static string Went(RecordedClass one) => one.Route is null ? "had no route" : $"went to {To(one)}";

    private static string Goes(RecordedClass one) => one.Route is null ? "has no route" : $"goes to {To(one)}";

    private static string To(RecordedClass one) => one.Environments.IsEmpty ? "nowhere" : string.Join(" and ", one.Environments);

    private static string ByRoute(RecordedClass one, bool isNamed) => !isNamed || one.Route is null
        ? ""
        : $" (route {one.Route}{(one.Slot is { } slot ? $", slot {slot}" : "")})";

    private static string InWords(RecordedClass one) =>
        $"{one.Role ?? "no role"}, {(one.Route is null ? "no route" : $"{Goes(one)}{ByRoute(one, isNamed: true)}")}"
        + (one.Promotions.IsEmpty ? "" : $", then {string.Join(", then ", one.Promotions.Select(promotion => promotion.Way))}");
}
