using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL2009: declares at the target of a promotion the config vars of its source, open ones with the source's values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareMissingVarsFix)), Shared]
internal sealed class DeclareMissingVarsFix() : PromotionTargetFix(VarMissingAtTarget.Id, VarMissingAtTarget.TargetArgument)
{
    protected override (string Title, IReadOnlyList<string> Attributes)? Offer(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(VarMissingAtTarget.Variables, out var variables) && variables is not null
            ? ("Declare the missing config vars on the target", [.. variables.Split(' ').Select(name => Declaration(name, diagnostic))])
            : null;

    private static string Declaration(string name, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(VarMissingAtTarget.ValueOf + name, out var value) && value is not null
            ? $"ConfigVar({Literal(name)}, {Literal(value)})"
            : $"SecretVar({Literal(name)})";

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
