using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A class while a rule checks it: as a plan, as an environment, and the means to report.</summary>
/// <param name="context">The compiler's.</param>
/// <param name="readings">Those of its compilation.</param>
internal sealed class CheckedType(SymbolAnalysisContext context, AssemblyReadings readings)
{
    public INamedTypeSymbol Type { get; } = (INamedTypeSymbol)context.Symbol;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>The class as a plan; null when it is none.</summary>
    public PlanReading? Plan => AssemblyReadings.Carries(Type, KnownAttribute.DeploymentPlan)
        ? readings.Plan(Type, context.CancellationToken)
        : null;

    /// <summary>The class as an environment; null when it is none.</summary>
    public EnvironmentReading? Environment => AssemblyReadings.Carries(Type, KnownAttribute.Environment) ? Declarations : null;

    /// <summary>The class as an environment or as a base class of environments, if it declares anything that one could.</summary>
    public EnvironmentReading? Declarations =>
        AssemblyReadings.Carries(Type, KnownAttribute.Environment) || AssemblyReadings.Carries(Type, KnownAttribute.Declaration)
            ? readings.Environment(Type, context.CancellationToken)
            : null;

    /// <summary>The promotions of the assembly's other plans.</summary>
    public IReadOnlyList<ForeignPromotion> PromotionsBeside(PlanModel plan) =>
        readings.PromotionsBeside(plan, context.CancellationToken);

    public void Report(PlanReading plan, IEnumerable<Finding> findings) => Report(plan.SourceOf, findings);

    public void Report(EnvironmentReading environment, IEnumerable<Finding> findings) => Report(environment.SourceOf, findings);

    private void Report(Func<EntryId, EntrySource?> sourceOf, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var source = sourceOf(finding.Entry);
            if (finding.IsShown && (source is null || Binds(source.Attribute)))
            {
                Report(finding, source, sourceOf);
            }
        }
    }

    private void Report(Finding finding, EntrySource? source, Func<EntryId, EntrySource?> sourceOf)
    {
        var isInherited = source is not null && !SymbolEqualityComparer.Default.Equals(source.DeclaredOn, Type);
        var shown = isInherited && finding.Stead is var (entry, place)
            ? PlaceLocations.Find(Type, sourceOf(entry), place, context.CancellationToken)
            : PlaceLocations.Find(Type, source, finding.Place, context.CancellationToken);
        if ((shown ?? PlaceLocations.NameOf(Type)) is not { } location)
        {
            return;
        }

        var origin = isInherited ? $" It is declared on the base class '{source!.DeclaredOn.Name}'." : "";
        context.ReportDiagnostic(Diagnostic.Create(
            finding.Rule, location, [.. finding.Arguments.Select(VisibleText.Of), origin]));
    }

    // An attribute whose arguments are missing or wrong has the compiler's own error.
    private static bool Binds(AttributeData attribute) =>
        attribute.AttributeConstructor is { } constructor
        && attribute.ConstructorArguments.Length == constructor.Parameters.Length
        && attribute.ConstructorArguments.All(argument => argument.Kind != TypedConstantKind.Error)
        && attribute.NamedArguments.All(argument => argument.Value.Kind != TypedConstantKind.Error);
}
