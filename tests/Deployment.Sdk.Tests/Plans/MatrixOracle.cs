using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Tests.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans;

/// <summary>What a plan does with one branch, by matching alone, as emitted code does it and as the rules of the lines are written.</summary>
internal sealed class MatrixOracle
{
    private readonly Plan _plan;
    private readonly ProofRoute[] _routes;
    private readonly RoutePrecedence _precedence;
    private readonly BranchLine[] _lines;
    private readonly BranchLanguage[] _claims;
    private readonly BranchLanguage _stable;

    public MatrixOracle(Plan plan)
    {
        _plan = plan;
        _routes = [.. plan.Routes.Select(route => new ProofRoute(Parsed.Pattern(route.Pattern), Slots(route), route.Target.Name))];
        _precedence = RoutePrecedence.Of(_routes);
        _lines = [.. plan.BranchLines.GroupBy(line => line.Pattern).Select(same => same.Last())];
        _claims = [.. _lines.Select(line => Parsed.Language(line.Pattern))];
        _stable = StableBranches.Of([.. plan.BranchLines.Select(line => new ProofLine(Parsed.Pattern(line.Pattern), line.IsStable))]);
    }

    public string Of(string branch)
    {
        var group = _precedence.Order.FirstOrDefault(group => group.Any(route => Matches(route, branch))) ?? [];
        var slots = group.SelectMany(route => _routes[route].Slots).ToArray();
        string? slot = null;
        var routes = group.Count == 0 || !_routes[group[0]].Pattern.Matches(branch, slots, out slot) || slot is null
            ? group
            : [.. group.Where(route => _routes[route].Slots.Contains(slot))];
        return $"{Role(branch)}|{_stable.Contains(branch)}|{slot}|{string.Join(',', routes.Select(route => $"{_plan.Routes[route].Pattern} -> {_plan.Routes[route].Target}"))}";
    }

    // The narrowest; of those the ones that agree on what is stable, and of those the last.
    private BranchRole? Role(string branch)
    {
        int[] matching = [.. _lines.Index().Where(line => _claims[line.Index].Contains(branch)).Select(line => line.Index)];
        int[] narrowest = [.. matching.Where(line => !matching.Any(other => IsNarrower(_claims[other], _claims[line])))];
        int[] agreeing = [.. narrowest.Where(line => _lines[line].IsStable == _stable.Contains(branch))];
        var deciding = agreeing.Length > 0 ? agreeing : narrowest;
        return deciding is [.., var last] ? _lines[last].Role : null;
    }

    private static bool IsNarrower(BranchLanguage one, BranchLanguage other) => one.IsSubsetOf(other) && !other.IsSubsetOf(one);

    private bool Matches(int route, string branch) => _routes[route].Pattern.Matches(branch, _routes[route].Slots, out _);

    private static string[] Slots(Route route) => [.. route.Target.Slots.Select(slot => slot.Slot)];
}
