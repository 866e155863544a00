using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL3003: asks somebody before anything arrives in production, by an attribute on the environment's own class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireApprovalFix)), Shared]
internal sealed class RequireApprovalFix() : PromotionTargetFix(ProductionWithoutApproval.Id, ProductionWithoutApproval.TargetArgument)
{
    private const string Approval = "RequiresApproval(\"support\", \"May this release go to production now?\")";

    protected override (string Title, IReadOnlyList<string> Attributes)? Offer(Diagnostic diagnostic) =>
        ("Require an approval", [Approval]);
}
