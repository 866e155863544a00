using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL2007: removes the declaration of a config var that another one makes already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRepeatedConfigVarFix)), Shared]
internal sealed class RemoveRepeatedConfigVarFix() : AttributeFix(FaultyConfigVar.Id)
{
    private const string Title = "Remove the later declaration";

    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(FaultyConfigVar.IsRepeated))
        {
            yield return (Title, Title, root => AttributeEdits.Remove(root, attribute));
        }
    }
}
