using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class LiteralTextTests
{
    [Theory]
    [InlineData("\"feature/[a]\"", "[")]
    [InlineData("\"a\\tb[\"", "[")]
    [InlineData("\"\\u0041\\x41\\U00000041\\\"[\"", "[")]
    [InlineData("\"\\U0001F600[\"", "[")]
    [InlineData("\"\\x4[\"", "[")]
    [InlineData("@\"a\"\"b\\[c\"", "[")]
    [InlineData("\"\"\"a\"b\\[c\"\"\"", "[")]
    [InlineData("\"\"\"\"a\"\"\"[\"\"\"\"", "[")]
    [InlineData("\"\"\"\n    a[c\n    \"\"\"", "[")]
    [InlineData("\"\"\"\r\n    ab\r\n\r\n      [c\r\n    \"\"\"", "[")]
    [InlineData("(\"feature/[a]\")", "[")]
    [InlineData("\"feature/\" + \"[a]\"", "[")]
    [InlineData("(\"a\" + (\"b\" + \"[\"))", "[")]
    public void The_span_of_a_character_is_where_it_is_written(string source, string expected)
    {
        var expression = SyntaxFactory.ParseExpression(source);
        var value = ValueOf(expression);

        var span = LiteralText.Locate(expression, value.IndexOf('['), 1);

        Assert.Equal(expected, expression.ToFullString().Substring(span!.Value.Start, span.Value.Length));
    }

    [Theory]
    [InlineData("\"a\\u002ab\"", "\\u002a")]
    [InlineData("\"\\x2a\"", "\\x2a")]
    [InlineData("\"*\"", "*")]
    public void An_escape_is_one_character(string source, string expected)
    {
        var expression = SyntaxFactory.ParseExpression(source);

        var span = LiteralText.Locate(expression, ValueOf(expression).IndexOf('*'), 1);

        Assert.Equal(expected, expression.ToFullString().Substring(span!.Value.Start, span.Value.Length));
    }

    [Theory]
    [InlineData("\"abc\"", 3, "c")]
    [InlineData("\"abc\"", 1, "b")]
    [InlineData("\"a\" + \"bc\"", 3, "c")]
    public void Of_no_characters_the_nearest_one_is_shown(string source, int start, string expected)
    {
        var span = LiteralText.Locate(SyntaxFactory.ParseExpression(source), start, 0);

        Assert.Equal(expected, source.Substring(span!.Value.Start, span.Value.Length));
    }

    [Theory]
    [InlineData("Name", 0, 1)]
    [InlineData("nameof(Name)", 0, 1)]
    [InlineData("$\"abc\"", 0, 1)]
    [InlineData("Name + \"abc\"", 0, 1)]
    [InlineData("\"abc\" + Name", 3, 1)]
    [InlineData("\"abc\" + \"def\"", 2, 2)]
    [InlineData("\"abc\"", 2, 2)]
    [InlineData("\"abc\"", -1, 1)]
    [InlineData("\"\"", 0, 0)]
    [InlineData("\"abc\"u8", 0, 1)]
    [InlineData("\"abc", 3, 1)]
    [InlineData("\"\"\"abc", 0, 9)]
    [InlineData("12", 0, 1)]
    public void What_is_not_written_in_one_literal_has_no_span(string source, int start, int length) =>
        Assert.Null(LiteralText.Locate(SyntaxFactory.ParseExpression(source), start, length));

    [Fact]
    public void What_stands_before_the_constant_still_has_one()
    {
        const string source = "\"a[\" + Name";

        var span = LiteralText.Locate(SyntaxFactory.ParseExpression(source), 1, 1);

        Assert.Equal("[", source.Substring(span!.Value.Start, span.Value.Length));
    }

    private static string ValueOf(ExpressionSyntax expression) => string.Concat(
        expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Select(literal => literal.Token.ValueText));
}
