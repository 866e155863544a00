using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>An argument of an attribute that is one string literal, so that it can be written anew where it stands.</summary>
internal static class WrittenText
{
    /// <summary>The literal that a diagnostic lies in, if it is a whole argument; null for a constant, a sum or an interpolation.</summary>
    public static LiteralExpressionSyntax? At(SyntaxNode attribute, Location location) =>
        attribute.FullSpan.Contains(location.SourceSpan)
        && attribute.FindNode(location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax { Parent: AttributeArgumentSyntax } literal
        && literal.IsKind(SyntaxKind.StringLiteralExpression)
            ? literal
            : null;

    /// <summary>A literal with another value, quoted as this one is where that can hold the value.</summary>
    public static LiteralExpressionSyntax With(LiteralExpressionSyntax literal, string value)
    {
        var written = literal.Token.Text;
        var hasQuote = value.IndexOf('"') >= 0;
        var text = literal.Token.Kind() switch
        {
            SyntaxKind.SingleLineRawStringLiteralToken when !hasQuote => $"\"\"\"{value}\"\"\"",
            SyntaxKind.StringLiteralToken when written.StartsWith("@", StringComparison.Ordinal) => $"@\"{value.Replace("\"", "\"\"")}\"",
            _ => SymbolDisplay.FormatLiteral(value, quote: true),
        };
        return ((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(text)).WithTriviaFrom(literal);
    }
}
