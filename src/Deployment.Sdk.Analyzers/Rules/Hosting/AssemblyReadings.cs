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
    // No class has it for its key.
    private const string AnyName = "";

    private static readonly ConditionalWeakTable<Compilation, AssemblyReadings> OfCompilations = new();

    private readonly Compilation _compilation;
    private readonly bool _hasLibrary;
    private readonly AttributeNames _names;
    private readonly EnvironmentReadings _environments;
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeMeaning> _attributes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, PlanReading> _plans = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, CheckedPlan> _checkedPlans = new(SymbolEqualityComparer.Default);
    private INamedTypeSymbol? _nothing;
    private LastAsked? _last;
    private ISet<string>? _named;
    private DeclaredTypes? _declared;
    private IReadOnlyList<PlanModel>? _planModels;
    private IReadOnlyList<EnvironmentModel>? _environmentModels;

    private AssemblyReadings(Compilation compilation)
    {
        _compilation = compilation;
        _hasLibrary = WellKnownNames.AreIn(compilation);
        _names = new(compilation);
        _environments = new(compilation);
    }

    /// <summary>Those of a compilation; null when it does not reference the library.</summary>
    public static AssemblyReadings? Of(Compilation compilation) =>
        OfCompilations.GetValue(compilation, static key => new AssemblyReadings(key)) is { _hasLibrary: true } readings ? readings : null;

    /// <summary>What a class is, of this assembly or of another, by the attributes that it carries itself.</summary>
    public TypeMeaning Meaning(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly)
            ? MeaningOfDeclared(type, cancellationToken)
            // Another project's source has aliases of its own.
            : MeaningOf(type);

    /// <summary>What a class of this assembly is, by the attributes that it carries itself.</summary>
    /// <remarks>
    /// The compiler shows one class to every rule before it turns to the next, so that only the first of them has to ask for the
    /// attributes. Most classes are nothing to the rules; only the last of those is remembered, and nothing is made for it.
    /// </remarks>
    public TypeMeaning MeaningOfDeclared(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(_nothing, type))
        {
            return TypeMeaning.None;
        }

        var last = _last;
        if (last is null || !ReferenceEquals(last.Type, type))
        {
            if (!_names.MayBeOn(type, cancellationToken))
            {
                _nothing = type;
                return TypeMeaning.None;
            }

            _last = last = new(type, MeaningOf(type));
        }

        return last.Meaning;
    }

    public PlanReading Plan(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _plans.TryGetValue(type, out var known)
            ? known
            : _plans.GetOrAdd(type, PlanReader.Read(type, _environments, cancellationToken));

    public EnvironmentReading Environment(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _environments.Of(type, cancellationToken);

    /// <summary>A plan beside the others of the assembly: the same for every rule, so that what one has proven no other proves again.</summary>
    public CheckedPlan InQuestion(PlanReading plan, CancellationToken cancellationToken) =>
        _checkedPlans.TryGetValue(plan.Type, out var known)
            ? known
            : _checkedPlans.GetOrAdd(plan.Type, new CheckedPlan(
                plan.Model, [.. Plans(cancellationToken).Where(other => other.Type.Key != plan.Model.Type.Key)]));

    /// <summary>An environment, or a base class of environments, beside the others of the assembly.</summary>
    public CheckedEnvironment InQuestion(EnvironmentReading environment, CancellationToken cancellationToken) =>
        InQuestion(environment.Model, cancellationToken);

    /// <summary>The environments of the assembly that a plan names, each beside the others.</summary>
    public IEnumerable<CheckedEnvironment> InQuestion(PlanModel plan, CancellationToken cancellationToken) =>
        from named in plan.Environments
        where Environments(cancellationToken).Any(declared => declared.Key == named.Key)
        select InQuestion(named, cancellationToken);

    /// <summary>All plans of the assembly, in a fixed order.</summary>
    public IReadOnlyList<PlanModel> Plans(CancellationToken cancellationToken) =>
        _planModels ??= [.. Declared(cancellationToken).Plans.Select(type => Plan(type, cancellationToken).Model)];

    /// <summary>Whether a plan of the assembly names an environment, or may: a name that does not bind may be half typed.</summary>
    public bool IsNamed(EnvironmentModel environment, CancellationToken cancellationToken)
    {
        var named = _named ??= new HashSet<string>(
            Plans(cancellationToken).SelectMany(plan => plan.Environments)
                .Select(one => one.Fault == EnvironmentFault.DoesNotBind ? AnyName : one.Key),
            StringComparer.Ordinal);
        return named.Contains(environment.Key) || named.Contains(AnyName);
    }

    /// <summary>Whether an environment of the assembly derives from a class.</summary>
    public bool IsBaseOfEnvironment(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Declared(cancellationToken).BasesOfEnvironments.Contains(type.OriginalDefinition);

    /// <summary>Whether a plan of the assembly derives from a class.</summary>
    public bool IsBaseOfPlan(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Declared(cancellationToken).Plans.Any(plan =>
            BaseTypes.Of(plan).Any(known => SymbolEqualityComparer.Default.Equals(known.OriginalDefinition, type.OriginalDefinition)));

    private CheckedEnvironment InQuestion(EnvironmentModel environment, CancellationToken cancellationToken) => new(
        environment,
        () => Environments(cancellationToken).Where(other => other.Key != environment.Key));

    private IReadOnlyList<EnvironmentModel> Environments(CancellationToken cancellationToken) =>
        _environmentModels ??= [.. Declared(cancellationToken).Environments.Select(type => Environment(type, cancellationToken).Model)];

    // Not Lazy<T>, which would keep a cancellation for good. Two threads at once do the work twice, with the same result.
    private DeclaredTypes Declared(CancellationToken cancellationToken) => _declared ??= FindDeclared(cancellationToken);

    private DeclaredTypes FindDeclared(CancellationToken cancellationToken)
    {
        var plans = new List<INamedTypeSymbol>();
        var environments = new List<INamedTypeSymbol>();
        foreach (var type in SourceReadings.Candidates(_compilation, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var meaning = MeaningOfDeclared(type, cancellationToken);
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

    private TypeMeaning MeaningOf(INamedTypeSymbol type)
    {
        var meaning = TypeMeaning.None;
        // The compiler has an error for what stands on them.
        if (type.TypeKind is TypeKind.Enum or TypeKind.Delegate)
        {
            return meaning;
        }

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

    /// <summary>A class, and what it is.</summary>
    private sealed record LastAsked(INamedTypeSymbol Type, TypeMeaning Meaning);
}
