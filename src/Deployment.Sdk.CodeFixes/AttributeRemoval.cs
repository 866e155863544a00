using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.CodeFixes;

/// <summary>
/// Takes an attribute away, with its brackets and its line when nothing else is in them. A comment right above it or behind it on its
/// line goes with it; what belongs to its neighbours stays, and so does every directive: half of an <c>#if</c> does not compile.
/// </summary>
internal static class AttributeRemoval
{
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        if (attribute.Parent is not AttributeListSyntax list)
        {
            return root;
        }

        // The last one of a list goes with the comma before it, every other one with the comma behind it.
        var index = list.Attributes.IndexOf(attribute);
        var isAlone = list.Attributes.Count == 1;
        var isLast = !isAlone && index == list.Attributes.Count - 1;
        var own = isAlone ? list.GetFirstToken() : attribute.GetFirstToken();
        var last = isAlone ? list.GetLastToken() : isLast ? attribute.GetLastToken() : list.Attributes.GetSeparator(index);
        var first = isLast ? list.Attributes.GetSeparator(index - 1) : own;

        var lineEnd = last.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToString();
        var directives = Directives(own, last);
        var written = (isLast ? OfComma(first, own, lineEnd.Length > 0 || directives.Length > 0) : "")
            + (isAlone && IsFirstOf(list) ? WithoutIndentation(own.LeadingTrivia) : UpToLastDirective(own.LeadingTrivia))
            + directives;
        var startsLine = EndsInLine(written) || (written.Length == 0 && first == own && StartsLine(own));
        var start = first.FullSpan.Start;
        if (lineEnd.Length > 0 && !startsLine)
        {
            start = first.GetPreviousToken().Span.End;
            written += lineEnd;
        }
        else if (lineEnd.Length == 0 && startsLine)
        {
            written += Indentation(own);
        }

        var text = root.SyntaxTree.GetText().WithChanges(new TextChange(TextSpan.FromBounds(start, last.FullSpan.End), written));
        return root.SyntaxTree.WithChangedText(text).GetRoot();
    }

    // What stands behind the comma is about the attribute before it.
    private static string OfComma(SyntaxToken comma, SyntaxToken own, bool isLineNeeded) =>
        UpToLastDirective(comma.LeadingTrivia)
        + (isLineNeeded || comma.TrailingTrivia.Any(IsComment) || own.LeadingTrivia.Any(IsDirective)
            ? comma.TrailingTrivia.ToFullString().TrimEnd(' ', '\t')
            : "");

    private static string UpToLastDirective(SyntaxTriviaList trivia)
    {
        var last = trivia.Select((one, index) => IsDirective(one) ? index : -1).DefaultIfEmpty(-1).Max();
        return string.Concat(trivia.Take(last + 1).Select(one => one.ToFullString()));
    }

    private static string Directives(SyntaxToken first, SyntaxToken last)
    {
        var kept = "";
        for (var token = first; token != last;)
        {
            token = token.GetNextToken();
            kept += UpToLastDirective(token.LeadingTrivia);
        }

        return kept;
    }

    private static string WithoutIndentation(SyntaxTriviaList trivia) =>
        trivia.ToFullString().TrimEnd(' ', '\t');

    private static string Indentation(SyntaxToken token) =>
        token.LeadingTrivia.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";

    private static bool IsFirstOf(AttributeListSyntax list) =>
        list.Parent is MemberDeclarationSyntax member && member.AttributeLists.IndexOf(list) == 0;

    private static bool StartsLine(SyntaxToken token) =>
        token.GetPreviousToken() is var before && (before.IsKind(SyntaxKind.None) || EndsInLine(before.TrailingTrivia.ToFullString()));

    private static bool EndsInLine(string text) => text.EndsWith("\n", StringComparison.Ordinal) || text.EndsWith("\r", StringComparison.Ordinal);

    private static bool IsDirective(SyntaxTrivia trivia) => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
