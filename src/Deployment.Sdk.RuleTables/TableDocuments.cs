using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deployment.Sdk.RuleTables;

/// <summary>Every document that has a table of rules.</summary>
internal static class TableDocuments
{
    /// <summary>The ids that some code fix corrects.</summary>
    public static IReadOnlySet<string> Fixed { get; } = typeof(MakePartialFix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider)))
        .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
        .ToHashSet(StringComparer.Ordinal);

    public static IReadOnlyList<TableDocument> All { get; } =
    [
        new(
            "docs/rules/README.md",
            "| Rule | Category | Severity | Code fix | What it finds |",
            [.. Rules.Select(rule =>
                $"| [{rule.Id}]({rule.Id}.md) | {rule.Category} | {rule.DefaultSeverity} | {Fix(rule)} | {rule.Title} |")]),
        new(
            "README.md",
            "| Rule | Severity | What it finds |",
            [.. Rules.Select(rule => $"| [{rule.Id}](docs/rules/{rule.Id}.md) | {rule.DefaultSeverity} | {rule.Title} |")]),
        new(
            "src/Deployment.Sdk.Analyzers/AnalyzerReleases.Unshipped.md",
            "Rule ID | Category | Severity | Notes",
            [.. Rules.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | [{rule.Title}]({rule.HelpLinkUri})")]),
    ];

    private static IEnumerable<DiagnosticDescriptor> Rules => Rulebook.Rules.Select(rule => rule.Descriptor);

    private static string Fix(DiagnosticDescriptor rule) => Fixed.Contains(rule.Id) ? "yes" : "no";
}
