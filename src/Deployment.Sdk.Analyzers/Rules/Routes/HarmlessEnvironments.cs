using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// The environments of a plan that one more branch does no harm to, the nearest to developers first: nothing leads to production from
/// there, nothing is promoted from there, which would then depend on who pushed last, and no live data is there.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="ways">The promotions of all plans.</param>
internal sealed class HarmlessEnvironments(CheckedPlan plan, PromotionWays ways)
{
    // Asked for where something is found, which in most plans is nowhere.
    private List<EnvironmentModel>? _all;
    private HashSet<(string? Pattern, string Target)>? _routes;

    private List<EnvironmentModel> All => _all ??=
    [
        .. plan.Model.Environments
            .Where(environment => environment.IsUsable
                && environment.Data != DataClass.Production
                && ways.ToProduction(environment.Key) is null
                && !plan.All.Any(one => one.Promotions.Any(promotion => promotion.From.Key == environment.Key)))
            .OrderBy(environment => environment.Stage switch { Stage.Development => 0, Stage.Review => 1, _ => 2 }),
    ];

    private HashSet<(string? Pattern, string Target)> Routes => _routes ??=
        [.. plan.Model.Routes.Select(route => (route.Pattern, route.Target.Key))];

    /// <summary>Those that a branch pattern can be sent to and is not sent to yet.</summary>
    public IEnumerable<EnvironmentModel> For(string? pattern) => BranchPattern.TryParse(pattern ?? "", out _) is { } parsed
        ? All.Where(environment =>
            !Routes.Contains((pattern, environment.Key)) && (!parsed.HasSlot || environment.Slots.Count > 0))
        : [];
}
