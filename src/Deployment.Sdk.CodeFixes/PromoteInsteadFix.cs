using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1002: turns a route into production into a promotion from where the branch goes already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PromoteInsteadFix)), Shared]
internal sealed class PromoteInsteadFix() : AttributeFix(StableBranchStraightIntoProduction.Id)
{
    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.TryGetValue(StableBranchStraightIntoProduction.IsPromoted, out var title))
        {
            yield return (title ?? "", "Remove", root => AttributeRemoval.Remove(root, attribute));
        }

        if (AttributeEdits.TypeArguments(attribute) is { Count: 1 } targets)
        {
            foreach (var (name, type) in OfferedEnvironment.AllOf(diagnostic))
            {
                var promotion = $"{AttributeEdits.Qualifier(attribute)}Promotion<{type}, {targets[0].WithoutTrivia()}>";
                yield return (
                    $"Promote from {name} instead", $"Promote from {type}", root => AttributeEdits.Replace(root, attribute, promotion));
            }
        }
    }
}
