using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>
/// A code fix that adds attributes to the environment that a promotion leads to, in whichever document of the solution its class is.
/// It is not offered where that class comes from a package.
/// </summary>
/// <param name="id">The rule, which points at a type argument of the promotion.</param>
/// <param name="targetArgument">Which one.</param>
internal abstract class PromotionTargetFix(string id, int targetArgument) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } place
                && Target(place, model, context.CancellationToken) is { } target
                && Offer(diagnostic) is var (title, attributes)
                && await DeclarationOf(target, document.Project.Solution, context.CancellationToken).ConfigureAwait(false)
                    is var (there, header))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        title, cancellationToken => AddAsync(there, header, attributes, cancellationToken), equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>What the fix can do: a title, and the attributes as one writes them without namespace; null if nothing.</summary>
    protected abstract (string Title, IReadOnlyList<string> Attributes)? Offer(Diagnostic diagnostic);

    // Where a base class declares the promotion, the rule points at the plan's name, and the fix has nothing to go by.
    private INamedTypeSymbol? Target(SyntaxNode place, SemanticModel? model, CancellationToken cancellationToken) =>
        place.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            && model?.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType is { } promotion
            && promotion.TypeArguments.Length > targetArgument
            ? promotion.TypeArguments[targetArgument] as INamedTypeSymbol
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
    private static async Task<Document> AddAsync(
        Document document, AttributeSyntax header, IReadOnlyList<string> attributes, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var qualifier = header.Name switch
        {
            QualifiedNameSyntax qualified => $"{qualified.Left}.",
            AliasQualifiedNameSyntax aliased => $"{aliased.Alias}::",
            _ => "",
        };
        return root is not null && header.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? document.WithSyntaxRoot(AttributeEdits.AddTo(root, type, [.. attributes.Select(attribute => qualifier + attribute)]))
            : document;
    }
}
