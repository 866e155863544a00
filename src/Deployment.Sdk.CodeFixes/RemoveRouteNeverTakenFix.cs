using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1006: removes a route whose branches all go elsewhere.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRouteNeverTakenFix)), Shared]
internal sealed class RemoveRouteNeverTakenFix() : AttributeFix(RouteNeverTaken.Id)
{
    private const string Title = "Remove the route that is never taken";

    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(RouteNeverTaken.IsClaimed))
        {
            yield return (Title, Title, root => AttributeEdits.Remove(root, attribute));
        }
    }
}
