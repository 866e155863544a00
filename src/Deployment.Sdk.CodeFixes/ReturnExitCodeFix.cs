using System.Collections.Immutable;
using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL5001: returns the exit code, where the call is the last thing that the program does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnExitCodeFix)), Shared]
internal sealed class ReturnExitCodeFix : CodeFixProvider
{
    private const string Title = "Return the exit code";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DroppedExitCode.Id];

    // A program has one end.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax call
                && Fixed(root, call) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode? Fixed(SyntaxNode root, InvocationExpressionSyntax call)
    {
        foreach (var around in call.Ancestors())
        {
            switch (around)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return null;
                case ReturnStatementSyntax or ExpressionStatementSyntax when around.Parent is GlobalStatementSyntax global:
                    return IsLast(global)
                        ? GivingZeroBack(root.ReplaceNode(around, Returned((StatementSyntax)around, call)), static node => node is not MemberDeclarationSyntax or GlobalStatementSyntax)
                        : null;
                case MethodDeclarationSyntax { Identifier.ValueText: "Main" } main:
                    return Main(main, call) is { } method ? root.ReplaceNode(main, method) : null;
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool IsLast(GlobalStatementSyntax statement) =>
        statement.Parent is CompilationUnitSyntax unit && unit.Members.OfType<GlobalStatementSyntax>().Last() == statement;

    private static MethodDeclarationSyntax? Main(MethodDeclarationSyntax main, InvocationExpressionSyntax call)
    {
        MethodDeclarationSyntax? returning = main switch
        {
            { ExpressionBody: { } arrow } => main.ReplaceNode(arrow.Expression, Awaited(arrow.Expression, call)),
            { Body.Statements: { Count: > 0 } statements }
                when statements.Last() is ExpressionStatementSyntax or ReturnStatementSyntax && statements.Last().Contains(call) =>
                main.ReplaceNode(statements.Last(), Returned(statements.Last(), call)),
            _ => null,
        };
        return returning is null ? null : Async(GivingZeroBack(returning, static _ => true));
    }

    private static MethodDeclarationSyntax Async(MethodDeclarationSyntax main)
    {
        var type = SyntaxFactory.ParseTypeName(main.ReturnType is QualifiedNameSyntax qualified
            ? $"{qualified.Left}.Task<int>"
            : main.ReturnType is IdentifierNameSyntax ? "Task<int>" : "System.Threading.Tasks.Task<int>");
        var typed = main.WithReturnType(type.WithTriviaFrom(main.ReturnType));
        return main.Modifiers.Any(SyntaxKind.AsyncKeyword)
            ? typed
            : typed.AddModifiers(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space));
    }

    // What left early and gave nothing back ended with 0, and goes on to.
    private static T GivingZeroBack<T>(T body, Func<SyntaxNode, bool> isInside)
        where T : SyntaxNode => body.ReplaceNodes(
        body.DescendantNodes(node => isInside(node) && node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>()
            .Where(early => early.Expression is null),
        static (early, _) => SyntaxFactory.ParseStatement("return 0;").WithTriviaFrom(early));

    private static StatementSyntax Returned(StatementSyntax statement, InvocationExpressionSyntax call) =>
        SyntaxFactory.ParseStatement($"return {Awaited(call, call).WithoutTrivia().ToFullString()};").WithTriviaFrom(statement);

    // `await Delivery.RunAsync(args).ConfigureAwait(false)` stays as it is; whatever else waits for the task is replaced.
    private static ExpressionSyntax Awaited(ExpressionSyntax replaced, InvocationExpressionSyntax call)
    {
        var awaited = call.Ancestors().TakeWhile(node => node is ExpressionSyntax).OfType<AwaitExpressionSyntax>().FirstOrDefault();
        return (awaited ?? SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), call.WithoutTrivia()))
            .WithTriviaFrom(replaced);
    }
}
