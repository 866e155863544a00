using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A class while a rule checks it: as a plan, as an environment, and the means to report.</summary>
/// <param name="context">The compiler's.</param>
/// <param name="meaning">What it is.</param>
/// <param name="readings">Those of its compilation.</param>
internal sealed class CheckedType(SymbolAnalysisContext context, TypeMeaning meaning, AssemblyReadings readings)
{
    public INamedTypeSymbol Type { get; } = (INamedTypeSymbol)context.Symbol;

    public CancellationToken CancellationToken => context.CancellationToken;

    public Compilation Compilation => context.Compilation;

    /// <summary>The files and settings that the compiler was given beside the source.</summary>
    public AnalyzerOptions Options => context.Options;

    /// <summary>The plans and environments of its compilation.</summary>
    public AssemblyReadings Readings => readings;

    /// <summary>The class as a plan; null when it is none.</summary>
    public PlanReading? Plan =>
        meaning.HasFlag(TypeMeaning.Plan) ? readings.Plan(Type, context.CancellationToken) : null;

    /// <summary>The class as an environment or as a base class of environments, if it declares anything that one could.</summary>
    public EnvironmentReading? Declarations =>
        (meaning & (TypeMeaning.Environment | TypeMeaning.Declarations)) != 0
            && (meaning.HasFlag(TypeMeaning.Environment) || !meaning.HasFlag(TypeMeaning.Plan))
            ? readings.Environment(Type, context.CancellationToken)
            : null;

    /// <summary>The plan beside the others of its assembly.</summary>
    public CheckedPlan PlanInQuestion(PlanReading plan) => readings.InQuestion(plan, context.CancellationToken);

    /// <summary>The environment beside the others of its assembly.</summary>
    public CheckedEnvironment EnvironmentInQuestion(EnvironmentReading environment) =>
        readings.InQuestion(environment, context.CancellationToken);

    public void Report(PlanReading plan, IEnumerable<Finding> findings) => Report(plan.SourceOf, findings);

    public void Report(EnvironmentReading environment, IEnumerable<Finding> findings) => Report(environment.SourceOf, findings);

    private void Report(Func<EntryId, EntrySource?> sourceOf, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var source = sourceOf(finding.Entry);
            if (finding.IsShown && (source is null || (Binds(source.Attribute) && !IsShownElsewhere(finding, source))))
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
            finding.Rule, location, finding.Also, finding.Properties, [.. finding.Arguments.Select(VisibleText.Of), origin]));
    }

    // A base class of another assembly has been built; here is where somebody can still act.
    private bool IsShownElsewhere(Finding finding, EntrySource source) =>
        finding.IsOfAttributeAlone
        && !SymbolEqualityComparer.Default.Equals(source.DeclaredOn, Type)
        && SymbolEqualityComparer.Default.Equals(source.DeclaredOn.ContainingAssembly, Type.ContainingAssembly);

    // An attribute whose arguments are missing or wrong has the compiler's own error, if it is written here.
    private static bool Binds(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is null
        || (attribute.AttributeConstructor is { } constructor
            && attribute.ConstructorArguments.Length == constructor.Parameters.Length
            && attribute.ConstructorArguments.All(argument => argument.Kind != TypedConstantKind.Error)
            && attribute.NamedArguments.All(argument => argument.Value.Kind != TypedConstantKind.Error));
}
