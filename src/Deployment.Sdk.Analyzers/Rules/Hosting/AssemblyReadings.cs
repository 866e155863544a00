using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// The plans and environments of one compilation, each read once for all rules, and only when a rule asks. Rules that look at
/// several classes find the others here, so that they can report live, class by class, instead of at the end of a build.
/// </summary>
internal sealed class AssemblyReadings
{
    private static readonly ConditionalWeakTable<Compilation, AssemblyReadings> OfCompilations = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeMeaning> _meanings = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeMeaning> _attributes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, PlanReading> _plans = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, EnvironmentReading> _environments = new(SymbolEqualityComparer.Default);
    private DeclaredTypes? _declared;

    private AssemblyReadings(Compilation compilation) => _compilation = compilation;

    /// <summary>Those of a compilation; null when it does not reference the library.</summary>
    public static AssemblyReadings? Of(Compilation compilation) =>
        compilation.GetTypesByMetadataName(WellKnownNames.DeploymentPlan).IsEmpty
            ? null
            : OfCompilations.GetValue(compilation, static key => new AssemblyReadings(key));

    /// <summary>What a class is, by the attributes that it carries itself.</summary>
    public TypeMeaning Meaning(INamedTypeSymbol type) =>
        _meanings.TryGetValue(type, out var known) ? known : _meanings.GetOrAdd(type, MeaningOf(type));

    public PlanReading Plan(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _plans.TryGetValue(type, out var known)
            ? known
            : _plans.GetOrAdd(type, PlanReader.Read(type, _compilation, cancellationToken));

    public EnvironmentReading Environment(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _environments.TryGetValue(type, out var known)
            ? known
            : _environments.GetOrAdd(type, EnvironmentReader.Read(type, _compilation, cancellationToken));

    /// <summary>All plans of the assembly, in a fixed order.</summary>
    public IReadOnlyList<PlanModel> Plans(CancellationToken cancellationToken) =>
        [.. Declared(cancellationToken).Plans.Select(type => Plan(type, cancellationToken).Model)];

    /// <summary>All plans of the assembly but one, in a fixed order.</summary>
    public IReadOnlyList<PlanModel> PlansBeside(PlanModel plan, CancellationToken cancellationToken) =>
        [.. Plans(cancellationToken).Where(other => other.Type.Key != plan.Type.Key)];

    /// <summary>Whether an environment of the assembly derives from a class.</summary>
    public bool IsBaseOfEnvironment(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Declared(cancellationToken).BasesOfEnvironments.Contains(type.OriginalDefinition);

    /// <summary>All environments of the assembly but one, in a fixed order.</summary>
    public IReadOnlyList<EnvironmentModel> EnvironmentsBeside(EnvironmentModel environment, CancellationToken cancellationToken) =>
        [.. Declared(cancellationToken).Environments
            .Select(type => Environment(type, cancellationToken).Model)
            .Where(other => other.Key != environment.Key)];

    // Not Lazy<T>, which would keep a cancellation for good. Two threads at once do the work twice, with the same result.
    private DeclaredTypes Declared(CancellationToken cancellationToken) => _declared ??= FindDeclared(cancellationToken);

    private DeclaredTypes FindDeclared(CancellationToken cancellationToken)
    {
        var plans = new List<INamedTypeSymbol>();
        var environments = new List<INamedTypeSymbol>();
        foreach (var type in SourceReadings.Candidates(_compilation, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var meaning = Meaning(type);
            if (meaning.HasFlag(TypeMeaning.Plan))
            {
                plans.Add(type);
            }

            if (meaning.HasFlag(TypeMeaning.Environment))
            {
                environments.Add(type);
            }
        }

        return new DeclaredTypes(
            Ordered(plans),
            Ordered(environments),
            new HashSet<ISymbol>(
                environments.SelectMany(BaseTypes.Of).Select(type => type.OriginalDefinition), SymbolEqualityComparer.Default));
    }

    // Most classes have no attribute at all, and the rest have few different ones.
    private TypeMeaning MeaningOf(INamedTypeSymbol type)
    {
        var meaning = TypeMeaning.None;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { TypeKind: not TypeKind.Error } known)
            {
                meaning |= _attributes.GetOrAdd(known, MeaningOfAttribute);
            }
        }

        return meaning;
    }

    private static TypeMeaning MeaningOfAttribute(INamedTypeSymbol attribute) => WellKnownNames.Classify(attribute) switch
    {
        KnownAttribute.None => TypeMeaning.None,
        KnownAttribute.DeploymentPlan => TypeMeaning.Plan,
        KnownAttribute.Environment => TypeMeaning.Environment,
        _ => TypeMeaning.Declarations,
    };

    private static ImmutableArray<INamedTypeSymbol> Ordered(IEnumerable<INamedTypeSymbol> types) =>
        [.. types.OrderBy(TypeReader.MetadataName, StringComparer.Ordinal)];

    private sealed record DeclaredTypes(
        ImmutableArray<INamedTypeSymbol> Plans, ImmutableArray<INamedTypeSymbol> Environments, ISet<ISymbol> BasesOfEnvironments);
}
