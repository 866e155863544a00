using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A plan while the rules look at it.</summary>
/// <param name="Model">The plan.</param>
/// <param name="Others">The other plans of the assembly, in a fixed order: releases and data travel through all of them together.</param>
internal sealed record CheckedPlan(PlanModel Model, IReadOnlyList<PlanModel> Others)
{
    /// <summary>The plan in the terms of the proofs.</summary>
    public PlanProof Proof => PlanProof.Of(Model);

    /// <summary>This plan and then the others.</summary>
    public IEnumerable<PlanModel> All => Others.Prepend(Model);

    /// <summary>Every environment that any of the plans names, each once.</summary>
    public IReadOnlyList<EnvironmentModel> EnvironmentsOfAll =>
        [.. All.SelectMany(plan => plan.Environments).GroupBy(environment => environment.Key).Select(same => same.First())];

    /// <summary>Where releases can travel by the promotions of all plans together.</summary>
    public PromotionWays Ways => new([.. ProofEnvironments], [.. ProofPromotions]);

    /// <summary>The environments of all plans in the terms of the proofs.</summary>
    public IEnumerable<ProofEnvironment> ProofEnvironments => EnvironmentsOfAll
        .Select(environment => new ProofEnvironment(environment.Key, environment.Name, environment.IsProduction));

    /// <summary>The promotions of all plans in the terms of the proofs.</summary>
    public IEnumerable<ProofPromotion> ProofPromotions => All.SelectMany(plan => plan.Promotions)
        .Select(promotion => new ProofPromotion(promotion.From.Key, promotion.To.Key));
}
