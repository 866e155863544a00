using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>What source that makes a clearance by hand looks like, by names alone.</summary>
internal static class ClearanceNames
{
    private const string Clearance = nameof(Clearance);

    // RuntimeHelpers and FormatterServices; Unsafe and its like; Activator; System.Text.Json and whatever else deserialises.
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal)
    {
        "GetUninitializedObject", "GetSafeUninitializedObject", "As", "BitCast", "CreateInstance",
        "Deserialize", "DeserializeAsync", "DeserializeObject", "ReadFromJsonAsync", "GetFromJsonAsync", "ReadObject",
    };

    public static bool IsMaker(string method) => Makers.Contains(method);

    /// <summary>Whether a method carries out a promotion, by the name that the generator gives it.</summary>
    public static bool IsPromotion(string method) =>
        method.StartsWith("PromoteTo", StringComparison.Ordinal) && method.EndsWith("Async", StringComparison.Ordinal);

    public static bool IsUnsafeAccessor(AttributeSyntax attribute) =>
        NameOf(attribute.Name) is "UnsafeAccessor" or "UnsafeAccessorAttribute";

    /// <summary>Whether a type is written with the name of a clearance anywhere in it.</summary>
    public static bool Contains(TypeSyntax type) => type switch
    {
        GenericNameSyntax generic =>
            generic.Identifier.ValueText == Clearance || generic.TypeArgumentList.Arguments.Any(Contains),
        QualifiedNameSyntax qualified => Contains(qualified.Right),
        AliasQualifiedNameSyntax aliased => Contains(aliased.Name),
        NullableTypeSyntax nullable => Contains(nullable.ElementType),
        RefTypeSyntax reference => Contains(reference.Type),
        _ => false,
    };

    /// <summary>The types that a call names as type arguments and in <c>typeof</c>.</summary>
    public static IEnumerable<TypeSyntax> TypesNamedIn(InvocationExpressionSyntax call, SimpleNameSyntax name)
    {
        var generic = name is GenericNameSyntax { TypeArgumentList.Arguments: var arguments } ? arguments : default;
        return generic
            .Concat(call.ArgumentList.Arguments
                .Select(argument => Core(argument.Expression))
                .OfType<TypeOfExpressionSyntax>()
                .Select(type => type.Type))
            .Where(Contains);
    }

    /// <summary><c>null</c> or <c>default</c> as it is written; null for anything else.</summary>
    public static string? Nothing(ExpressionSyntax expression)
    {
        var core = Core(expression);
        return core.IsKind(SyntaxKind.NullLiteralExpression) ? "null"
            : core.IsKind(SyntaxKind.DefaultLiteralExpression) || core is DefaultExpressionSyntax ? "default"
            : null;
    }

    /// <summary>An expression without parentheses, casts and <c>!</c> around it.</summary>
    public static ExpressionSyntax Core(ExpressionSyntax expression)
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

    private static string? NameOf(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => null,
    };
}
