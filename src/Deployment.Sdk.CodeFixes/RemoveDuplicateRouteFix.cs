using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1005: removes the route that repeats another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDuplicateRouteFix)), Shared]
internal sealed class RemoveDuplicateRouteFix() : AttributeFix(DuplicateRoute.Id)
{
    private const string Title = "Remove the repeated route";

    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        yield return (Title, Title, root => AttributeEdits.Remove(root, attribute));
    }
}
