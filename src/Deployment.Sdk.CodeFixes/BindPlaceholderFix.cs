using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1008: writes the placeholder that is bound, or a wildcard.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BindPlaceholderFix)), Shared]
internal sealed class BindPlaceholderFix() : AttributeFix(UnboundPlaceholder.Id)
{
    private static readonly string[] Kinds = [UnboundPlaceholder.Meant, UnboundPlaceholder.Known, UnboundPlaceholder.Wildcard];

    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        foreach (var kind in Kinds)
        {
            if (diagnostic.Properties.TryGetValue(kind, out var replacement) && replacement is not null
                && diagnostic.Properties.TryGetValue(UnboundPlaceholder.Written, out var written)
                && Rewritten(attribute, diagnostic.Location, written, replacement) is var (before, after))
            {
                yield return ($"Write '{replacement}'", kind, root => root.ReplaceToken(before, after));
            }
        }
    }

    // Null where the placeholder is not written here: it comes from a constant.
    private static (SyntaxToken Before, SyntaxToken After)? Rewritten(
        AttributeSyntax attribute, Location location, string? written, string replacement)
    {
        var before = attribute.FindToken(location.SourceSpan.Start);
        var start = location.SourceSpan.Start - before.SpanStart;
        if (!before.Span.Contains(location.SourceSpan)
            || written is null
            || before.Text.Substring(start, location.SourceSpan.Length) != written)
        {
            return null;
        }

        var text = before.Text.Remove(start, written.Length).Insert(start, replacement);
        return (before, SyntaxFactory.ParseToken(text).WithTriviaFrom(before));
    }
}
