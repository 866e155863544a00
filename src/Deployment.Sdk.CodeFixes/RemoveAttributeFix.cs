using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>A code fix that takes away the attribute that a rule points at.</summary>
/// <param name="id">The rule.</param>
/// <param name="title">What the fix does.</param>
/// <param name="condition">What the rule says where that helps; null where it always does.</param>
internal abstract class RemoveAttributeFix(string id, string title, string? condition = null) : AttributeFix(id)
{
    // One pass over all of a document, from its end: of two equal neighbours a merge of single changes would take one away.
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) =>
        {
            var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            foreach (var diagnostic in diagnostics.Where(Helps).OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                root = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                    .FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
                    ? AttributeRemoval.Remove(root, attribute)
                    : root;
            }

            return root is null ? document : document.WithSyntaxRoot(root);
        });

    protected sealed override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (Helps(diagnostic))
        {
            yield return (title, title, root => AttributeRemoval.Remove(root, attribute));
        }
    }

    private bool Helps(Diagnostic diagnostic) => condition is null || diagnostic.Properties.ContainsKey(condition);
}
