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
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContinueWith", Parent: InvocationExpressionSyntax next } =>
                IgnoresItsTask(next),
            ExpressionStatementSyntax => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard => discard.Right == value,
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => GivesNothingBack(method.ReturnType),
            ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax function } => GivesNothingBack(function.ReturnType),
            ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax } => true,
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
                case ConditionalExpressionSyntax either when either.Condition != value:
                    value = either;
                    break;
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax oneOfMany } arm when arm.Expression == value:
                    value = oneOfMany;
                    break;
                case LambdaExpressionSyntax lambda when lambda.Body == value && RunBy(lambda) is { } run:
                    value = run;
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

    // Task.Run(() => ...) gives back what the lambda gives back.
    private static InvocationExpressionSyntax? RunBy(LambdaExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax
        {
            Parent.Parent: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "Run",
                    Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" }
                        or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Task" },
                },
            } run,
        }
            ? run
            : null;

    // Whoever goes on with the task looks at its result by the parameter.
    private static bool IgnoresItsTask(InvocationExpressionSyntax next) =>
        next.ArgumentList.Arguments.FirstOrDefault()?.Expression is AnonymousFunctionExpressionSyntax lambda
        && ParameterOf(lambda) is var name
        && !lambda.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.ValueText == name);

    private static string? ParameterOf(AnonymousFunctionExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters.FirstOrDefault()?.Identifier.ValueText,
        AnonymousMethodExpressionSyntax method => method.ParameterList?.Parameters.FirstOrDefault()?.Identifier.ValueText,
        _ => null,
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
