using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>The two ends of a promotion that a person named, or named in part.</summary>
internal sealed record PromotionEnds(Target From, Target To)
{
    public static Verdict<PromotionEnds> Find(Plan plan, string? from, string to)
    {
        var target = TargetNames.Find(plan, to);
        if (target.Refusal is { } unknown)
        {
            return unknown;
        }

        Promotion[] leading = [.. plan.Promotions.Where(promotion => ReferenceEquals(promotion.To, target.Value.Definition))];
        if (from is null && leading is not [_])
        {
            return Refusal.Usage(
                leading.Length == 0
                    ? $"no promotion of the plan leads to {target.Value.Name}"
                    : $"several promotions lead to {target.Value.Name}",
                leading.Length == 0
                    ? "plan a deploy with --branch"
                    : $"name one with --from: {string.Join(", ", leading.Select(promotion => promotion.From.Name))}");
        }

        var source = from is null ? new Target(leading[0].From, null) : TargetNames.Find(plan, from);
        return source.Refusal is { } stranger ? stranger : new PromotionEnds(source.Value, target.Value);
    }
}
