using System.Runtime.CompilerServices;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A plan in the terms of the proofs. Made once for each model, for every rule that needs it.</summary>
internal sealed class PlanProof
{
    private static readonly ConditionalWeakTable<PlanModel, PlanProof> OfPlans = new();

    private readonly PlanModel _plan;
    private RoutePrecedence? _precedence;
    private BranchLanguage? _stable;
    private IReadOnlyList<int>? _taken;

    private PlanProof(PlanModel plan)
    {
        _plan = plan;
        var routes = new List<ProofRoute>();
        var indices = new List<int>();
        for (var index = 0; index < plan.Routes.Count; index++)
        {
            var route = plan.Routes[index];
            if (route.Pattern is not null && BranchPattern.TryParse(route.Pattern, out _) is { } pattern && IsBound(pattern, route.Target))
            {
                routes.Add(new ProofRoute(pattern, route.Target.Slots.AsImmutableArray(), route.Target.Key));
                indices.Add(index);
            }
        }

        var lines = new List<ProofLine>();
        foreach (var line in plan.BranchLines)
        {
            if (BranchPattern.TryParse(line.Pattern, out _) is { HasSlot: false } pattern)
            {
                lines.Add(new ProofLine(pattern, line.IsStable));
            }
            else
            {
                IsStabilityKnown &= !line.IsStable;
            }
        }

        Routes = routes;
        Indices = indices;
        Lines = lines;
    }

    /// <summary>The routes whose pattern is valid, its slot bound.</summary>
    public IReadOnlyList<ProofRoute> Routes { get; }

    /// <summary>For each of <see cref="Routes"/> its index in the model.</summary>
    public IReadOnlyList<int> Indices { get; }

    /// <summary>The lines whose pattern is valid, without a slot, which nothing binds there.</summary>
    public IReadOnlyList<ProofLine> Lines { get; }

    /// <summary>Whether every line that would make branches stable is valid.</summary>
    public bool IsStabilityKnown { get; } = true;

    /// <summary>The branches that may reach production.</summary>
    public BranchLanguage Stable => _stable ??= StableBranches.Of(Lines);

    public static PlanProof Of(PlanModel plan) => OfPlans.GetValue(plan, static key => new PlanProof(key));

    // Not Lazy<T>, which would keep a cancellation for good.
    public RoutePrecedence Precedence(CancellationToken cancellationToken) =>
        _precedence ??= RoutePrecedence.Of(Routes, cancellationToken);

    /// <summary>The routes that some legal branch takes to an environment, by their index in the model.</summary>
    public IReadOnlyList<int> Taken(CancellationToken cancellationToken) => _taken ??= FindTaken(cancellationToken);

    private List<int> FindTaken(CancellationToken cancellationToken)
    {
        var taken = new List<int>();
        for (var route = 0; route < Routes.Count; route++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_plan.Routes[Indices[route]].Target.IsUsable
                && Precedence(cancellationToken).ShortestEffective(route, BranchLanguage.Empty) is not null)
            {
                taken.Add(Indices[route]);
            }
        }

        return taken;
    }

    private static bool IsBound(BranchPattern pattern, EnvironmentModel target) =>
        !pattern.HasSlot || target.HasSlots || !target.IsUsable;
}
