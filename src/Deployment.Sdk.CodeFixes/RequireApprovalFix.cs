using System.Collections.Immutable;
using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL3003: asks somebody before anything arrives in production, by an attribute on the environment's own class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireApprovalFix)), Shared]
internal sealed class RequireApprovalFix : CodeFixProvider
{
    private const string Title = "Require an approval";
    private const string Approval = "RequiresApproval(\"support\", \"May this release go to production now?\")";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProductionWithoutApproval.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } place
                && Target(place, model, context.CancellationToken) is { } target
                && await DeclarationOf(target, document.Project.Solution, context.CancellationToken).ConfigureAwait(false)
                    is var (there, header))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => AddAsync(there, header, cancellationToken), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    // Where a base class declares the promotion, the rule points at the plan's name, and the fix has nothing to go by.
    private static INamedTypeSymbol? Target(SyntaxNode place, SemanticModel? model, CancellationToken cancellationToken) =>
        place.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            && model?.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType is { } promotion
            && promotion.TypeArguments.Length > ProductionWithoutApproval.TargetArgument
            ? promotion.TypeArguments[ProductionWithoutApproval.TargetArgument] as INamedTypeSymbol
            : null;

    private static async Task<(Document Document, AttributeSyntax Header)?> DeclarationOf(
        INamedTypeSymbol environment, Solution solution, CancellationToken cancellationToken)
    {
        foreach (var attribute in environment.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "EnvironmentAttribute"
                && attribute.ApplicationSyntaxReference is { } reference
                && solution.GetDocument(reference.SyntaxTree) is { } document
                && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is AttributeSyntax syntax)
            {
                return (document, syntax);
            }
        }

        return null;
    }

    // Named as [Environment] is named there: that file may not have the namespace of the library.
    private static async Task<Document> AddAsync(Document document, AttributeSyntax header, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var qualifier = header.Name switch
        {
            QualifiedNameSyntax qualified => $"{qualified.Left}.",
            AliasQualifiedNameSyntax aliased => $"{aliased.Alias}::",
            _ => "",
        };
        return root is not null && header.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? document.WithSyntaxRoot(AttributeEdits.AddTo(root, type, qualifier + Approval))
            : document;
    }
}
