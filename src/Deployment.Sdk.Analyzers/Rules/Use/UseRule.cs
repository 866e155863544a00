using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// A rule about code that uses a plan. It looks at syntax and at names first, and asks what they mean only where a name fits: an
/// action on operations would have the compiler build them for every body of every project that uses the package.
/// </summary>
/// <param name="descriptor">The rule's descriptor.</param>
/// <param name="kinds">What it looks at.</param>
internal abstract class UseRule(DiagnosticDescriptor descriptor, params SyntaxKind[] kinds) : Rule(descriptor)
{
    protected sealed override void Register(CompilationStartAnalysisContext start, AssemblyReadings readings) =>
        start.RegisterSyntaxNodeAction(node => Check(node, readings), kinds);

    /// <summary>Checks one node of one of the kinds.</summary>
    protected abstract void Check(SyntaxNodeAnalysisContext node, AssemblyReadings readings);

    /// <summary>Shows what was found.</summary>
    protected void Report(SyntaxNodeAnalysisContext node, SyntaxNode at, params string[] arguments) =>
        node.ReportDiagnostic(Diagnostic.Create(
            Descriptor, at.GetLocation(), [.. arguments.Select(VisibleText.Of), ""]));

    /// <summary>The name that is called; null for what has none, such as a delegate out of an array.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
