using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>What source that makes a clearance by hand looks like, by names alone.</summary>
internal static class ClearanceSyntax
{
    // RuntimeHelpers and FormatterServices; Unsafe and its like; Activator; System.Text.Json and whatever else deserialises.
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal)
    {
        "GetUninitializedObject", "GetSafeUninitializedObject", "As", "BitCast", "CreateInstance",
        "Deserialize", "DeserializeAsync", "DeserializeObject", "ReadFromJsonAsync", "GetFromJsonAsync", "ReadObject",
    };

    /// <summary>A type with the namespace that is written before its name.</summary>
    public static TypeSyntax Whole(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Right == name => qualified,
        AliasQualifiedNameSyntax aliased => aliased,
        _ => name,
    };

    /// <summary>Where a clearance of a type that is written there is made by hand, and by what; null where none is.</summary>
    public static (SyntaxNode Made, string What)? MadeAs(TypeSyntax type)
    {
        switch (type.Parent)
        {
            case VariableDeclarationSyntax declaration:
                return declaration.Variables.Select(OfVariable).FirstOrDefault(found => found is not null);
            case CastExpressionSyntax cast:
                return OfMaker(Core(cast.Expression), cast) ?? OfNothing(cast, cast.Expression);
            case DefaultExpressionSyntax nothing:
                return OfNothing(nothing, nothing);
            case PropertyDeclarationSyntax property:
                return OfValue(property.Initializer?.Value) ?? OfBody(property.ExpressionBody, property.AccessorList);
            case MethodDeclarationSyntax given when given.ReturnType == type && OfBody(given.ExpressionBody, given.Body) is { } returned:
                return returned;
            case LocalFunctionStatementSyntax given when given.ReturnType == type && OfBody(given.ExpressionBody, given.Body) is { } returned:
                return returned;
            case ParameterSyntax { Default.Value: { } value } when OfValue(value) is { } assumed:
                return assumed;
            case BinaryExpressionSyntax conversion when conversion.IsKind(SyntaxKind.AsExpression):
                return OfMaker(Core(conversion.Left), conversion);
        }

        if (CallThatNames(type) is { } call && OfMaker(call, call) is { } made)
        {
            return made;
        }

        return type.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && IsInSignature(type, method)
            && method.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(IsUnsafeAccessor) is { } accessor
            ? (accessor, "What an unsafe accessor makes or changes")
            : null;
    }

    /// <summary>
    /// The promotion that is given <c>null</c> or <c>default</c>, by the name that the generator gives it, as which argument, and what
    /// stands there for a clearance.
    /// </summary>
    public static (InvocationExpressionSyntax Call, ArgumentSyntax Argument, SyntaxNode Given)? PromotionGiven(ExpressionSyntax nothing)
    {
        var given = Dressed(nothing);
        SyntaxNode outer = given;
        while ((outer.Parent is ConditionalExpressionSyntax either && either.Condition != outer)
            || (outer.Parent is BinaryExpressionSyntax instead && instead.IsKind(SyntaxKind.CoalesceExpression) && instead.Right == outer)
            || outer.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            outer = outer.Parent!;
        }

        return outer.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument
            && UseRule.NameOf(call)?.Identifier.ValueText is { } name
            && name.StartsWith("PromoteTo", StringComparison.Ordinal)
            && name.EndsWith("Async", StringComparison.Ordinal)
            ? (call, argument, given)
            : null;
    }

    /// <summary><c>null</c> or <c>default</c> as it is written; null for anything else.</summary>
    public static string? Nothing(ExpressionSyntax expression)
    {
        var core = Core(expression);
        return core.IsKind(SyntaxKind.NullLiteralExpression) ? "null"
            : core.IsKind(SyntaxKind.DefaultLiteralExpression) || core is DefaultExpressionSyntax ? "default"
            : null;
    }

    private static (SyntaxNode Made, string What)? OfVariable(VariableDeclaratorSyntax variable) => OfValue(variable.Initializer?.Value);

    // One that starts as a plain null is mostly assigned later, and the compiler watches that. What names the type itself is found there.
    private static (SyntaxNode Made, string What)? OfValue(ExpressionSyntax? value) =>
        value is not null
        && Nothing(value) is { } nothing
        && !value.DescendantNodesAndSelf().OfType<TypeSyntax>().Any()
        && (nothing == "default" || value.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            ? (value, $"'{nothing}'")
            : null;

    private static (SyntaxNode Made, string What)? OfBody(ArrowExpressionClauseSyntax? arrow, SyntaxNode? body) =>
        OfValue(arrow?.Expression)
        ?? body?.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(static node => node switch
            {
                ReturnStatementSyntax given => OfValue(given.Expression),
                ArrowExpressionClauseSyntax { Parent: AccessorDeclarationSyntax } given => OfValue(given.Expression),
                _ => null,
            })
            .FirstOrDefault(static found => found is not null);

    // default(Clearance<...>) and (Clearance<...>)null!, unless compared with something or shown as what a promotion is given.
    private static (SyntaxNode Made, string What)? OfNothing(ExpressionSyntax named, ExpressionSyntax value)
    {
        var outer = Dressed(named);
        return Nothing(value) is { } nothing
            && (nothing == "default"
                || value.IsKind(SyntaxKind.SuppressNullableWarningExpression)
                || outer.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            && outer.Parent is not PatternSyntax
            && !outer.Parent.IsKind(SyntaxKind.EqualsExpression)
            && !outer.Parent.IsKind(SyntaxKind.NotEqualsExpression)
            && PromotionGiven(named) is null
                ? (outer, $"'{nothing}'")
                : null;
    }

    private static (SyntaxNode Made, string What)? OfMaker(ExpressionSyntax expression, SyntaxNode made)
    {
        if (expression is not InvocationExpressionSyntax call
            || UseRule.NameOf(call) is not { Identifier.ValueText: var name }
            || !Makers.Contains(name))
        {
            return null;
        }

        // With the type in the call itself, the call is shown for it.
        return made != call && call.DescendantNodes().OfType<GenericNameSyntax>().Any(type => CallThatNames(Whole(type)) == call)
            ? null
            : (made, $"What '{name}' makes");
    }

    // By a type argument, or by typeof.
    private static InvocationExpressionSyntax? CallThatNames(TypeSyntax type) => type.Parent switch
    {
        TypeArgumentListSyntax { Parent: SimpleNameSyntax name } when CallAround(name) is { } call && UseRule.NameOf(call) == name => call,
        TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } => call,
        _ => null,
    };

    private static InvocationExpressionSyntax? CallAround(SimpleNameSyntax name) =>
        name.Parent as InvocationExpressionSyntax ?? name.Parent?.Parent as InvocationExpressionSyntax;

    private static bool IsInSignature(TypeSyntax type, MethodDeclarationSyntax method) =>
        method.ReturnType.Contains(type) || method.ParameterList.Contains(type);

    private static bool IsUnsafeAccessor(AttributeSyntax attribute) => attribute.Name switch
    {
        SimpleNameSyntax simple => simple,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        _ => null,
    }
    is { Identifier.ValueText: "UnsafeAccessor" or "UnsafeAccessorAttribute" };

    // With the parentheses, casts and ! around it.
    private static ExpressionSyntax Dressed(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            expression = (ExpressionSyntax)expression.Parent;
        }

        return expression;
    }

    // Without parentheses, casts and ! around it.
    private static ExpressionSyntax Core(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax inner:
                    expression = inner.Expression;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    expression = postfix.Operand;
                    break;
                default:
                    return expression;
            }
        }
    }
}
