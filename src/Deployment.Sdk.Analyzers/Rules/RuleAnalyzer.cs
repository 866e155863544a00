using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// Hosts one rule in the compiler and the editor. Rules look at one class at a time, so that the editor shows them as one types;
/// it does not run what waits for the end of a compilation.
/// </summary>
/// <param name="rule">The rule.</param>
internal abstract class RuleAnalyzer(DiagnosticDescriptor rule) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [rule];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (AssemblyReadings.Of(start.Compilation) is { } readings)
            {
                start.RegisterSymbolAction(symbol => Check(new CheckedType(symbol, readings)), SymbolKind.NamedType);
            }
        });
    }

    /// <summary>Checks one class.</summary>
    protected abstract void Check(CheckedType type);
}
