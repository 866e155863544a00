using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1001, DPL1009: sends what is not stable to an environment where it does no harm.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SendRouteElsewhereFix)), Shared]
internal sealed class SendRouteElsewhereFix() : AttributeFix(UnstableBranchReachesProduction.Id, UnstableBranchInStaging.Id)
{
    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic) =>
        from environment in OfferedEnvironment.AllOf(diagnostic)
        where AttributeEdits.TypeArguments(attribute).Count == 1
        select (
            $"Route to {environment.Name} instead",
            $"Route to {environment.Type}",
            (Func<SyntaxNode, SyntaxNode>)(root =>
                root.ReplaceNode(attribute, AttributeEdits.WithTypeArgument(attribute, 0, environment.Type))));
}
