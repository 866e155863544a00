using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// The plans and environments of one compilation, each read once for all rules, and only when a rule asks. Rules that look at
/// several plans find the others here, so that they can report live, class by class, instead of at the end of a build.
/// </summary>
internal sealed class AssemblyReadings
{
    private static readonly ConditionalWeakTable<Compilation, AssemblyReadings> OfCompilations = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, PlanReading> _plans = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, EnvironmentReading> _environments = new(SymbolEqualityComparer.Default);
    private IReadOnlyList<ForeignPromotion>? _promotions;

    private AssemblyReadings(Compilation compilation) => _compilation = compilation;

    /// <summary>Those of a compilation; null when it does not reference the library.</summary>
    public static AssemblyReadings? Of(Compilation compilation) =>
        compilation.GetTypesByMetadataName(WellKnownNames.DeploymentPlan).IsEmpty
            ? null
            : OfCompilations.GetValue(compilation, static key => new AssemblyReadings(key));

    public PlanReading Plan(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _plans.GetOrAdd(type, plan => PlanReader.Read(plan, _compilation, cancellationToken));

    public EnvironmentReading Environment(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _environments.GetOrAdd(type, environment => EnvironmentReader.Read(environment, _compilation, cancellationToken));

    /// <summary>The promotions of all plans but one.</summary>
    public IReadOnlyList<ForeignPromotion> PromotionsBeside(PlanModel plan, CancellationToken cancellationToken)
    {
        // Not Lazy<T>, which would keep a cancellation for good. Two threads at once do the work twice, with the same result.
        _promotions ??= PromotionsOfAllPlans(cancellationToken);
        return [.. _promotions.Where(promotion => promotion.PlanKey != plan.Type.Key)];
    }

    private ImmutableArray<ForeignPromotion> PromotionsOfAllPlans(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ForeignPromotion>();
        var pending = new Stack<INamespaceOrTypeSymbol>([_compilation.Assembly.GlobalNamespace]);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var current = pending.Pop();
            foreach (var member in current.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                pending.Push(member);
            }

            if (current is INamedTypeSymbol type && Carries(type, KnownAttribute.DeploymentPlan))
            {
                var plan = Plan(type, cancellationToken).Model;
                found.AddRange(plan.Promotions.Select(promotion => new ForeignPromotion(plan.Type.Key, plan.Type.Name, promotion.Edge)));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether a class itself, not a base class, carries an attribute that means this.</summary>
    public static bool Carries(INamedTypeSymbol type, KnownAttribute meaning) => type.GetAttributes().Any(
        attribute => attribute.AttributeClass is { TypeKind: not TypeKind.Error } known && WellKnownNames.Classify(known) == meaning);
}
