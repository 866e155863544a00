using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1003: writes the pattern that was meant, or one attribute for each alternative in braces.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectPatternFix)), Shared]
internal sealed class CorrectPatternFix() : AttributeFix(InvalidBranchPattern.Id)
{
    private static readonly string[] Kinds =
        [InvalidBranchPattern.Correction, InvalidBranchPattern.WithinPart, InvalidBranchPattern.AcrossParts];

    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (WrittenText.At(attribute, diagnostic.Location) is not { } literal)
        {
            yield break;
        }

        foreach (var kind in Kinds)
        {
            if (diagnostic.Properties.TryGetValue(kind, out var patterns) && patterns is not null)
            {
                var written = patterns.Split('\n');
                if (written.Length == 1)
                {
                    yield return ($"Write '{patterns}'", kind, root => root.ReplaceNode(literal, WrittenText.With(literal, patterns)));
                }
                else if (literal.Parent is AttributeArgumentSyntax { NameEquals: null })
                {
                    yield return (
                        $"Write one line for each of {string.Join(", ", written.Select(pattern => $"'{pattern}'"))}",
                        kind,
                        root => AttributeEdits.Replace(root, attribute, [.. written.Select(pattern => With(attribute, literal, pattern))]));
                }
            }
        }
    }

    private static string With(AttributeSyntax attribute, LiteralExpressionSyntax literal, string pattern) =>
        attribute.ReplaceNode(literal, WrittenText.With(literal, pattern)).WithoutTrivia().ToFullString();
}
