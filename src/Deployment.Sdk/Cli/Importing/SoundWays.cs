using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>Of what the files say about branches and promotions, what a plan can declare; the rest is noted where it would have stood.</summary>
internal static class SoundWays
{
    /// <summary>The promotions to a later stage, which never lead in a circle.</summary>
    public static IReadOnlyList<PromotionDraft> Promotions(ImportDraft draft)
    {
        var sound = new List<PromotionDraft>();
        foreach (var promotion in draft.Promotions)
        {
            var (from, to) = (promotion.From, promotion.To);
            if (from.Stage >= to.Stage)
            {
                draft.Plan.Lose(
                    promotion.File,
                    promotion.Place,
                    $"the promotion of {from.Name} to {to.Name}: {from.Stage} comes no earlier than {to.Stage} (DPL3002). Correct the stages, then add [Promotion<{from.ClassName}, {to.ClassName}>]");
            }
            else if (!sound.Exists(other => other.From == from && other.To == to))
            {
                sound.Add(promotion);
            }
        }

        return sound;
    }

    /// <summary>The routes that a plan with these promotions can have.</summary>
    public static IReadOnlyList<RouteDraft> Routes(ImportDraft draft, IReadOnlyList<PromotionDraft> promotions)
    {
        var sound = new List<RouteDraft>();
        foreach (var route in draft.Routes)
        {
            if (sound.Exists(other => other.Pattern == route.Pattern && other.Target == route.Target))
            {
                continue;
            }

            if (Obstacle(route, sound, promotions) is { } obstacle)
            {
                draft.Plan.Lose(
                    route.File, route.Place, $"the route of {ShownText.Of(route.Pattern)} to {route.Target.Name}, class {route.Target.ClassName}: {obstacle}");
            }
            else
            {
                sound.Add(route);
            }
        }

        return sound;
    }

    /// <summary>The branches that reach production, which the plan has to call stable.</summary>
    public static IReadOnlyList<string> Stable(IReadOnlyList<RouteDraft> routes, IReadOnlyList<PromotionDraft> promotions) =>
        [.. routes.Where(route => ReachesProduction(route.Target, promotions)).Select(route => route.Pattern).Distinct()];

    private static string? Obstacle(RouteDraft route, List<RouteDraft> before, IReadOnlyList<PromotionDraft> promotions)
    {
        if (ShownText.HoldsSecret(route.Pattern))
        {
            return "the branch looks like a secret";
        }

        if (route.IsEverything)
        {
            return ReachesProduction(route.Target, promotions)
                ? "every branch could reach production (DPL1001). Name the branches that may, each in a [Route]"
                : promotions.Any(promotion => promotion.From == route.Target)
                    ? "what is promoted on would depend on who pushed last (DPL1010)"
                : null;
        }

        if (BranchPattern.TryParse(route.Pattern, out var error) is not { } pattern)
        {
            return $"it is no branch. {error!.Problem} {error.Remedy}";
        }

        return !pattern.IsLiteral ? "a branch has neither '*' nor '?' in its name. If a pattern is meant, write it in a [Route]"
            : promotions.Any(promotion => promotion.From == route.Target) && before.Exists(other => other.Target == route.Target)
                ? "another branch goes there already, and what is promoted on would depend on who pushed last (DPL1010)"
            : null;
    }

    private static bool ReachesProduction(EnvironmentDraft environment, IReadOnlyList<PromotionDraft> promotions) =>
        environment.Stage == Stage.Production
        || promotions.Where(promotion => promotion.From == environment).Any(promotion => ReachesProduction(promotion.To, promotions));
}
