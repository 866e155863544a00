using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Finds the source of single characters of a string's value.</summary>
internal static class LiteralText
{
    /// <summary>
    /// The source span of a part of a constant's value, or null when that part is not written here as one literal: it comes from a
    /// constant, from <c>nameof</c>, from an interpolation, or it spans two literals.
    /// </summary>
    /// <param name="expression">The expression that has the value.</param>
    /// <param name="start">The first character, counted in the value.</param>
    /// <param name="length">How many characters; of none, the one before is taken, so that there is something to see.</param>
    public static TextSpan? Locate(ExpressionSyntax expression, int start, int length)
    {
        foreach (var operand in Operands(expression))
        {
            if (operand is not LiteralExpressionSyntax literal || LiteralCharacters.Of(literal.Token) is not { } characters)
            {
                return null;
            }

            if (start < characters.Count || (start == characters.Count && length == 0 && start > 0))
            {
                return Span(characters, start, length);
            }

            start -= characters.Count;
        }

        return null;
    }

    private static TextSpan? Span(IReadOnlyList<TextSpan> characters, int start, int length)
    {
        if (start < 0 || length < 0 || start + length > characters.Count)
        {
            return null;
        }

        if (length == 0)
        {
            (start, length) = (start == characters.Count ? start - 1 : start, 1);
        }

        return TextSpan.FromBounds(characters[start].Start, characters[start + length - 1].End);
    }

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression)
    {
        var pending = new Stack<ExpressionSyntax>([expression]);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case ParenthesizedExpressionSyntax inner:
                    pending.Push(inner.Expression);
                    break;
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    pending.Push(sum.Right);
                    pending.Push(sum.Left);
                    break;
                case var operand:
                    yield return operand;
                    break;
            }
        }
    }
}
