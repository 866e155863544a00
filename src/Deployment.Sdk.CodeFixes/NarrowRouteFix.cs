using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1004: leaves to the later route only branches that both take. Not for all at once: each is a choice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NarrowRouteFix)), Shared]
internal sealed class NarrowRouteFix() : AttributeFix(AmbiguousRoutes.Id)
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (WrittenText.At(attribute, diagnostic.Location) is { } literal
            && diagnostic.Properties.TryGetValue(AmbiguousRoutes.Narrower, out var pattern) && pattern is not null
            && diagnostic.Properties.TryGetValue(AmbiguousRoutes.Target, out var target))
        {
            yield return (
                $"Let '{pattern}' alone go to {target}",
                AmbiguousRoutes.Narrower,
                root => root.ReplaceNode(literal, WrittenText.With(literal, pattern)));
        }
    }
}
