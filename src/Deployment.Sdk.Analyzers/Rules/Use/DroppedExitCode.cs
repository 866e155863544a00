using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>DPL5001: what <c>RunAsync</c> returns is the exit code; a program that drops it ends with 0, whatever happened.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DroppedExitCode() : UseRule(
    RuleDescriptor.Warning(
        Id,
        "The exit code of a delivery is dropped",
        "The exit code of '{0}.RunAsync' is dropped, so that CI shows a failed delivery as a success. Return it from the program: " +
        "'return await {0}.RunAsync(args);'."),
    SyntaxKind.InvocationExpression)
{
    public const string Id = "DPL5001";

    private const string Method = "RunAsync";

    protected override void Check(SyntaxNodeAnalysisContext node, AssemblyReadings readings)
    {
        var call = (InvocationExpressionSyntax)node.Node;
        if (NameOf(call)?.Identifier.ValueText == Method
            && DroppedResult.Is(call, node.SemanticModel, node.CancellationToken)
            && PlanThatRuns(call, node, readings) is { } plan)
        {
            Report(node, call, plan.Name);
        }
    }

    private static INamedTypeSymbol? PlanThatRuns(
        InvocationExpressionSyntax call, SyntaxNodeAnalysisContext node, AssemblyReadings readings)
    {
        var symbol = node.SemanticModel.GetSymbolInfo(call, node.CancellationToken);
        if ((symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method)
        {
            return method.ReturnType is INamedTypeSymbol { Name: "Task", Arity: 1 }
                && (IsPlan(method.ContainingType, node, readings) || method.ContainingType?.ToDisplayString() == WellKnownNames.DeliveryProgram)
                ? method.ContainingType
                : null;
        }

        // While one types, the generated half may be missing or old.
        return call.Expression is MemberAccessExpressionSyntax access
            && node.SemanticModel.GetSymbolInfo(access.Expression, node.CancellationToken).Symbol is INamedTypeSymbol receiver
            && IsPlan(receiver, node, readings)
            ? receiver
            : null;
    }

    private static bool IsPlan(INamedTypeSymbol? type, SyntaxNodeAnalysisContext node, AssemblyReadings readings) =>
        type is not null && readings.Meaning(type, node.CancellationToken).HasFlag(TypeMeaning.Plan);
}
