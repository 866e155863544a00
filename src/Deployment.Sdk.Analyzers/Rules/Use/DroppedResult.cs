using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Finds out whether anybody looks at the result of a call that returns a task.</summary>
internal static class DroppedResult
{
    /// <summary>Whether the result is dropped, awaited or not.</summary>
    public static bool Is(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var (value, isAwaited) = Waited(call);
        return value.Parent switch
        {
            // Wait() gives nothing back.
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait", Parent: InvocationExpressionSyntax } => true,
            ExpressionStatementSyntax => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard => discard.Right == value,
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => GivesNothingBack(method.ReturnType),
            ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax function } => GivesNothingBack(function.ReturnType),
            ReturnStatementSyntax statement => !isAwaited && ReturnTypeAround(statement) is { } type && GivesNothingBack(type),
            LambdaExpressionSyntax lambda when lambda.Body == value =>
                model.GetTypeInfo(lambda, cancellationToken).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
                && (invoke.ReturnsVoid || invoke.ReturnType is INamedTypeSymbol { Arity: 0, Name: "Task" or "ValueTask" }),
            _ => false,
        };
    }

    /// <summary>The expression that stands for the call's result once one has waited for it, and whether one has.</summary>
    public static (ExpressionSyntax Value, bool IsAwaited) Waited(InvocationExpressionSyntax call)
    {
        ExpressionSyntax value = call;
        var isAwaited = false;
        while (true)
        {
            switch (value.Parent)
            {
                case ParenthesizedExpressionSyntax inner:
                    value = inner;
                    break;
                case PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    value = postfix;
                    break;
                case AwaitExpressionSyntax awaited:
                    (value, isAwaited) = (awaited, true);
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result when result.Expression == value:
                    (value, isAwaited) = (result, true);
                    break;
                case MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "WaitAsync",
                    Parent: InvocationExpressionSyntax next,
                } access when access.Expression == value && next.Expression == access:
                    (value, isAwaited) = (next, isAwaited || access.Name.Identifier.ValueText == "GetResult");
                    break;
                default:
                    return (value, isAwaited);
            }
        }
    }

    /// <summary>Whether a method of this return type tells its caller nothing: <c>void</c>, or a task without a result.</summary>
    public static bool GivesNothingBack(TypeSyntax type) => type switch
    {
        PredefinedTypeSyntax predefined => predefined.Keyword.IsKind(SyntaxKind.VoidKeyword),
        QualifiedNameSyntax qualified => GivesNothingBack(qualified.Right),
        AliasQualifiedNameSyntax aliased => GivesNothingBack(aliased.Name),
        IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } => true,
        _ => false,
    };

    private static TypeSyntax? ReturnTypeAround(SyntaxNode node)
    {
        foreach (var around in node.Ancestors())
        {
            switch (around)
            {
                case MethodDeclarationSyntax method:
                    return method.ReturnType;
                case LocalFunctionStatementSyntax function:
                    return function.ReturnType;
                case AnonymousFunctionExpressionSyntax:
                    return null;
            }
        }

        return null;
    }
}
