using System.Collections.Immutable;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// One rule, hosted twice: the compiler and the editor show what it finds, the generator leaves out the entries that an error is
/// about. Rules look at one class at a time, so that the editor shows them as one types; it does not run what waits for the end of a
/// compilation.
/// </summary>
/// <param name="descriptor">The rule's descriptor, made by <see cref="RuleDescriptor"/>.</param>
internal abstract class Rule(DiagnosticDescriptor descriptor) : DiagnosticAnalyzer
{
    /// <summary>The rule's descriptor.</summary>
    public DiagnosticDescriptor Descriptor => SupportedDiagnostics[0];

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [descriptor];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (AssemblyReadings.Of(start.Compilation) is { } readings)
            {
                Register(start, readings);
            }
        });
    }

    /// <summary>What the rule has against a plan. A pure function.</summary>
    public virtual IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken) => [];

    /// <summary>What the rule has against an environment, or against what a base class declares for environments. A pure function.</summary>
    public virtual IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken) => [];

    /// <summary>Registers with the compiler: by default for every class that declares anything.</summary>
    protected virtual void Register(CompilationStartAnalysisContext start, AssemblyReadings readings) =>
        start.RegisterSymbolAction(
            symbol =>
            {
                // Nearly every class of a project stops here.
                var meaning = readings.MeaningOfDeclared((INamedTypeSymbol)symbol.Symbol, symbol.CancellationToken);
                if (meaning != TypeMeaning.None)
                {
                    Check(new CheckedType(symbol, meaning, readings));
                }
            },
            SymbolKind.NamedType);

    /// <summary>Checks one class that declares something, for a rule that must see more of it than a model.</summary>
    protected virtual void Check(CheckedType type)
    {
        if (type.Plan is { } plan)
        {
            type.Report(plan, Find(type.PlanInQuestion(plan), type.CancellationToken));
        }

        if (type.Declarations is { } environment)
        {
            type.Report(environment, Find(type.EnvironmentInQuestion(environment), type.CancellationToken));
        }
    }

    /// <summary>Something that the rule has found.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="place">Which part of it.</param>
    /// <param name="arguments">What the message is made of.</param>
    protected Finding Found(EntryId entry, Place place, params string[] arguments) => new(Descriptor, entry, place, arguments);
}
