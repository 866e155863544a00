using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL5002: a clearance is made by running a promotion's gates and in no other way: not <c>null</c> or <c>default</c> in its place,
/// not by the means that make an object without its constructor.
/// </summary>
/// <remarks>
/// It looks at the name of the type where it is written, and at what stands for nothing: both are rare, where calls and variables are
/// on every line.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HandMadeClearance() : UseRule(
    RuleDescriptor.Error(
        Id,
        "A clearance is made by hand",
        "{0} is no clearance: no gate was asked. Take the one that 'ClearPromotionTo...Async' returns after all gates said yes."),
    SyntaxKind.GenericName,
    SyntaxKind.NullLiteralExpression,
    SyntaxKind.DefaultLiteralExpression,
    SyntaxKind.DefaultExpression)
{
    public const string Id = "DPL5002";

    private const string Clearance = nameof(Clearance);

    protected override void Check(SyntaxNodeAnalysisContext node, AssemblyReadings readings)
    {
        switch (node.Node)
        {
            case GenericNameSyntax { Identifier.ValueText: Clearance, TypeArgumentList.Arguments.Count: 2 } name:
                CheckUse(node, ClearanceSyntax.Whole(name));
                break;
            case ExpressionSyntax nothing and not GenericNameSyntax when ClearanceSyntax.PromotionGiven(nothing) is var (call, argument, given):
                CheckPromotion(node, call, argument, given, nothing);
                break;
        }
    }

    private void CheckUse(SyntaxNodeAnalysisContext node, TypeSyntax type)
    {
        if (ClearanceSyntax.MadeAs(type) is var (made, what) && IsClearance(node.SemanticModel.GetTypeInfo(type, node.CancellationToken).Type))
        {
            Report(node, made, what);
        }
    }

    private void CheckPromotion(
        SyntaxNodeAnalysisContext node,
        InvocationExpressionSyntax call,
        ArgumentSyntax argument,
        SyntaxNode given,
        ExpressionSyntax nothing)
    {
        if (IsGivenAsClearance(node, call, argument))
        {
            Report(node, given, $"'{ClearanceSyntax.Nothing(nothing)}'");
        }
    }

    private static bool IsGivenAsClearance(SyntaxNodeAnalysisContext node, InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var symbol = node.SemanticModel.GetSymbolInfo(call, node.CancellationToken);
        if ((symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol method)
        {
            return false;
        }

        var position = call.ArgumentList.Arguments.IndexOf(argument);
        var parameter = argument.NameColon is { } named
            ? method.Parameters.FirstOrDefault(candidate => candidate.Name == named.Name.Identifier.ValueText)
            : method.Parameters.ElementAtOrDefault(position);
        return IsClearance(parameter?.Type);
    }

    private static bool IsClearance(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: Clearance,
        Arity: 2,
        ContainingNamespace: { Name: "Execution", ContainingNamespace: { Name: "Sdk", ContainingNamespace.Name: "Deployment" } },
    };
}
