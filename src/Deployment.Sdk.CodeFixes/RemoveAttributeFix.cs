using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>A code fix that takes away the attribute that a rule points at.</summary>
/// <param name="id">The rule.</param>
/// <param name="title">What the fix does.</param>
/// <param name="condition">What the rule says where that helps; null where it always does.</param>
internal abstract class RemoveAttributeFix(string id, string title, string? condition = null) : AttributeFix(id)
{
    protected sealed override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (condition is null || diagnostic.Properties.ContainsKey(condition))
        {
            yield return (title, title, root => AttributeEdits.Remove(root, attribute));
        }
    }
}
