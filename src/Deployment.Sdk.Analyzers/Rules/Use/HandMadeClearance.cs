using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL5002: a clearance is made by running a promotion's gates and in no other way: not <c>null</c> or <c>default</c> in its place,
/// not by the means that make an object without its constructor.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HandMadeClearance() : UseRule(
    RuleDescriptor.Error(
        Id,
        "A clearance is made by hand",
        "{0} is no clearance: no gate was asked. Take the one that 'ClearPromotionTo...Async' returns after all gates said yes."),
    SyntaxKind.InvocationExpression,
    SyntaxKind.VariableDeclaration,
    SyntaxKind.CastExpression,
    SyntaxKind.AsExpression,
    SyntaxKind.Attribute)
{
    public const string Id = "DPL5002";

    private const string Clearance = nameof(Clearance);

    protected override void Check(SyntaxNodeAnalysisContext node, AssemblyReadings readings)
    {
        switch (node.Node)
        {
            case InvocationExpressionSyntax call when NameOf(call) is { } name:
                CheckCall(node, call, name);
                break;
            case VariableDeclarationSyntax { Type: not NullableTypeSyntax } declaration when ClearanceNames.Contains(declaration.Type):
                CheckDeclaration(node, declaration);
                break;
            case CastExpressionSyntax cast when ClearanceNames.Contains(cast.Type):
                CheckCast(node, cast.Expression, cast.Type);
                break;
            case BinaryExpressionSyntax { Right: TypeSyntax type } cast when ClearanceNames.Contains(type):
                CheckCast(node, cast.Left, type);
                break;
            case AttributeSyntax attribute when ClearanceNames.IsUnsafeAccessor(attribute):
                CheckAccessor(node, attribute);
                break;
        }
    }

    private void CheckCall(SyntaxNodeAnalysisContext node, InvocationExpressionSyntax call, SimpleNameSyntax name)
    {
        if (ClearanceNames.IsPromotion(name.Identifier.ValueText))
        {
            CheckPromotion(node, call);
        }
        else if (ClearanceNames.IsMaker(name.Identifier.ValueText)
            && ClearanceNames.TypesNamedIn(call, name).Any(type => IsClearance(node.SemanticModel.GetTypeInfo(type, node.CancellationToken).Type)))
        {
            Report(node, call, $"What '{name.Identifier.ValueText}' makes");
        }
    }

    private void CheckPromotion(SyntaxNodeAnalysisContext node, InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (ClearanceNames.Nothing(argument.Expression) is { } nothing && IsGivenAsClearance(node, call, argument))
            {
                Report(node, argument.Expression, $"'{nothing}'");
            }
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

    private void CheckDeclaration(SyntaxNodeAnalysisContext node, VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
        {
            if (variable.Initializer is { Value: { } value }
                && ClearanceNames.Nothing(value) is { } nothing

                // One that starts as a plain null is mostly assigned later, and the compiler watches that.
                && (nothing == "default" || value.IsKind(SyntaxKind.SuppressNullableWarningExpression))
                && IsClearance(node.SemanticModel.GetTypeInfo(declaration.Type, node.CancellationToken).Type))
            {
                Report(node, value, $"'{nothing}'");
            }
        }
    }

    private void CheckCast(SyntaxNodeAnalysisContext node, ExpressionSyntax value, TypeSyntax type)
    {
        if (ClearanceNames.Core(value) is InvocationExpressionSyntax call
            && NameOf(call) is { } name
            && ClearanceNames.IsMaker(name.Identifier.ValueText)

            // With the type in the call itself, the call has been shown.
            && !ClearanceNames.TypesNamedIn(call, name).Any(ClearanceNames.Contains)
            && IsClearance(node.SemanticModel.GetTypeInfo(type, node.CancellationToken).Type))
        {
            Report(node, node.Node, $"What '{name.Identifier.ValueText}' makes");
        }
    }

    private void CheckAccessor(SyntaxNodeAnalysisContext node, AttributeSyntax attribute)
    {
        if (attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && new[] { method.ReturnType }.Concat(method.ParameterList.Parameters.Select(parameter => parameter.Type).OfType<TypeSyntax>())
                .Where(ClearanceNames.Contains)
                .Any(type => IsClearance(node.SemanticModel.GetTypeInfo(
                    type is RefTypeSyntax reference ? reference.Type : type, node.CancellationToken).Type)))
        {
            Report(node, attribute, "What an unsafe accessor makes or changes");
        }
    }

    private static bool IsClearance(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: Clearance,
        Arity: 2,
        ContainingNamespace: { Name: "Execution", ContainingNamespace: { Name: "Sdk", ContainingNamespace.Name: "Deployment" } },
    };
}
