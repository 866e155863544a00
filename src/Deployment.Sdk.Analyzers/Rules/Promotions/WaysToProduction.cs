using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>The ways of releases through all plans of the assembly: they start with a route and go on by promotions to later stages.</summary>
internal sealed class WaysToProduction
{
    private readonly CheckedPlan _plan;
    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<string, (PlanModel Plan, string Pattern)> _routes = new(StringComparer.Ordinal);
    private readonly Ways _ways;

    public WaysToProduction(CheckedPlan plan, CancellationToken cancellationToken)
    {
        _plan = plan;
        _names = plan.EnvironmentsOfAll.ToDictionary(environment => environment.Key, environment => environment.Name, StringComparer.Ordinal);
        foreach (var one in plan.All)
        {
            // A route that no branch can take starts no way.
            foreach (var route in PlanProof.Of(one).Taken(cancellationToken))
            {
                var (target, pattern) = (one.Routes[route].Target.Key, one.Routes[route].Pattern!);
                if (!_routes.ContainsKey(target))
                {
                    _routes.Add(target, (one, pattern));
                }
            }
        }

        var legs = plan.All.SelectMany(PromotionsOfAll.Usable)
            .Where(found => PromotionsOfAll.IsForward(found.Promotion))
            .Select(found => (found.Promotion.From.Key, found.Promotion.To.Key));
        _ways = new Ways([.. _routes.Keys], [.. legs]);
    }

    /// <summary>The shortest way to an environment that meets none of some environments; null if there is none.</summary>
    public IReadOnlyList<string>? Avoiding(ISet<string> avoided, string environment) => _ways.Avoiding(avoided, environment);

    /// <summary>The shortest way to an environment that meets at least one of some environments; null if there is none.</summary>
    public IReadOnlyList<string>? Through(ISet<string> met, string environment) => _ways.Through(met, environment);

    /// <summary>A way as people write it, with the branch pattern that it starts with.</summary>
    public string Text(IReadOnlyList<string> way) => $"{_routes[way[0]].Pattern} -> {Names(way)}";

    /// <summary>The names of the environments on a way.</summary>
    public string Names(IReadOnlyList<string> way) => string.Join(" -> ", way.Select(key => _names[key]));

    /// <summary>Names the plans of what other plans add to a way; empty when the plan that is checked declares all of it.</summary>
    public string DeclaredElsewhere(IReadOnlyList<string> way)
    {
        var (plan, pattern) = _routes[way[0]];
        var route = plan.Type.Key == _plan.Model.Type.Key ? "" : $" Plan '{plan.Type.Name}' declares the route '{pattern}' to {_names[way[0]]}.";
        return route + PromotionsOfAll.DeclaredElsewhere(_plan, way);
    }
}
