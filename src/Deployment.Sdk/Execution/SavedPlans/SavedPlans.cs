using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Makes plans to keep of what was decided.</summary>
internal static class SavedPlans
{
    public static SavedDelivery Of(Plan plan, PreparedDeploy deploy, byte[] key) => new(
        deploy.Target.Name,
        deploy.Revision.Branch,
        null,
        deploy.Revision.Commit,
        PlanDigest.Of(plan.PolicyDigest, [deploy.State], deploy.Revision.Commit, deploy.Steps, key),
        [
            new SavedFact($"whether {CommitHash.Short(deploy.Revision.Commit)} is the tip of {deploy.Revision.Branch}", deploy.IsRemoteTip ? "yes" : "no"),
            .. Facts([deploy.State], deploy.Steps, key),
        ],
        Words(deploy.Steps));

    public static SavedDelivery Of(Plan plan, PreparedPromotion promotion, byte[] key) => new(
        promotion.To.Name,
        null,
        promotion.From.Name,
        promotion.Commit,
        PlanDigest.Of(plan.PolicyDigest, [promotion.ToState, promotion.FromState], promotion.Commit, promotion.Steps, key),
        Facts([promotion.ToState, promotion.FromState], promotion.Steps, key),
        Words(promotion.Steps));

    /// <summary>The seal of a plan: changes with every character of it.</summary>
    public static string Seal(SavedPlan plan, byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(
        key, JsonSerializer.SerializeToUtf8Bytes(plan with { Seal = "" }, SavedPlanJson.Default.SavedPlan)));

    private static ImmutableArray<SavedFact> Facts(IEnumerable<TargetState> states, DeliverySteps steps, byte[] key) =>
    [
        .. states.SelectMany(state => PlanDigest.Facts(state, key)).Select(fact => new SavedFact(fact.Name, fact.Value)),

        // A step names the config vars that it sets, and keeps their values to itself.
        .. steps.Steps.OfType<SetConfigStep>().Select(step => new SavedFact(
            $"the values to set on {step.App}: {string.Join(", ", step.Values.Keys)}",
            Convert.ToHexStringLower(HMACSHA256.HashData(
                key, Encoding.UTF8.GetBytes(string.Concat(step.Values.Select(pair => $"{pair.Key.Length}:{pair.Key}{pair.Value?.Length ?? -1}:{pair.Value}"))))))),
    ];

    private static ImmutableArray<string> Words(DeliverySteps steps) => [.. steps.Steps.Select(step => step.Description)];
}
