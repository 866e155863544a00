using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL2008: declares a config var whose value is a secret without that value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeSecretVarFix)), Shared]
internal sealed class MakeSecretVarFix() : AttributeFix(SecretInSource.Id)
{
    protected override IEnumerable<(string Title, string Key, Func<SyntaxNode, SyntaxNode> Change)> Offers(
        AttributeSyntax attribute, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.TryGetValue(SecretInSource.Variable, out var variable)
            && attribute.Name.ToString() is var written
            && NameOf(attribute) is { } name)
        {
            // One that goes by an alias says nothing of where the other one is.
            var secret = written.EndsWith("ConfigVar", StringComparison.Ordinal) ? written.Substring(0, written.Length - 9) + "SecretVar"
                : written.EndsWith("ConfigVarAttribute", StringComparison.Ordinal) ? written.Substring(0, written.Length - 18) + "SecretVar"
                : "global::Deployment.Sdk.SecretVar";
            yield return (
                $"Make it [SecretVar(\"{variable}\")], revoke the value, and set a new one on Heroku",
                nameof(MakeSecretVarFix),
                root => AttributeEdits.Replace(root, attribute, $"{secret}({name})"));
        }
    }

    private static ExpressionSyntax? NameOf(AttributeSyntax attribute)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        return (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "name")
            ?? arguments.FirstOrDefault(argument => argument.NameColon is null && argument.NameEquals is null))?.Expression;
    }
}
