using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A plan while the rules look at it. What several of them need is found out once.</summary>
/// <param name="model">The plan.</param>
/// <param name="others">The other plans of the assembly, in a fixed order: releases and data travel through all of them together.</param>
internal sealed class CheckedPlan(PlanModel model, IReadOnlyList<PlanModel> others)
{
    private IReadOnlyList<EnvironmentModel>? _environments;
    private IReadOnlyList<ProofEnvironment>? _proofEnvironments;
    private IReadOnlyList<ProofPromotion>? _proofPromotions;
    private PromotionWays? _ways;

    /// <summary>The plan.</summary>
    public PlanModel Model { get; } = model;

    /// <summary>The other plans of the assembly, in a fixed order.</summary>
    public IReadOnlyList<PlanModel> Others { get; } = others;

    /// <summary>The plan in the terms of the proofs.</summary>
    public PlanProof Proof => PlanProof.Of(Model);

    /// <summary>This plan and then the others.</summary>
    public IEnumerable<PlanModel> All => Others.Prepend(Model);

    /// <summary>The declarations of one of the library's attributes on the plan, by its name without suffix, each with the entry that it is.</summary>
    public IEnumerable<(EntryId Entry, AttributeModel Attribute)> Of(string name) => CheckedEnvironment.Of(Model.Attributes, name);

    /// <summary>Every environment that any of the plans names, each once.</summary>
    public IReadOnlyList<EnvironmentModel> EnvironmentsOfAll => _environments ??=
        [.. All.SelectMany(plan => plan.Environments).GroupBy(environment => environment.Key).Select(same => same.First())];

    /// <summary>Where releases can travel by the promotions of all plans together.</summary>
    public PromotionWays Ways => _ways ??= new(ProofEnvironments, ProofPromotions);

    /// <summary>The environments of all plans in the terms of the proofs.</summary>
    public IReadOnlyList<ProofEnvironment> ProofEnvironments => _proofEnvironments ??=
        [.. EnvironmentsOfAll.Select(environment => new ProofEnvironment(environment.Key, environment.Name, environment.IsProduction))];

    /// <summary>The promotions of all plans in the terms of the proofs.</summary>
    public IReadOnlyList<ProofPromotion> ProofPromotions => _proofPromotions ??=
        [.. All.SelectMany(plan => plan.Promotions).Select(promotion => new ProofPromotion(promotion.From.Key, promotion.To.Key))];
}
