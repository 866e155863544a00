using System.Reflection;
using Deployment.Sdk.Analyzers.Diagnostics;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>What every rule must have beside its code.</summary>
public sealed class RuleTests
{
    private static readonly string Root = AppContext.BaseDirectory;

    public static TheoryData<string> Ids { get; } =
        [.. typeof(RuleId).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_one_descriptor_with_a_link_to_its_page(string id)
    {
        var rule = Assert.Single(Descriptors.All, rule => rule.Id == id);

        Assert.Equal($"https://github.com/deployment-sdk/deployment-sdk/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.StartsWith($"# {id}: {rule.Title}\n", Page(id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_one_analyzer(string id) =>
        Assert.Single(Verify.AllAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics), rule => rule.Id == id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_what_why_how_and_how_to_configure(string id)
    {
        var page = Page(id);
        string[] chapters = ["## What it finds", "## Why", "## How to correct it", "## Code fix", "## How to configure it"];

        Assert.All(chapters, chapter => Assert.Contains($"\n{chapter}\n", page));
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_without_a_fix_says_why_on_its_page(string id) =>
        Assert.Equal(HasFix(id), !Page(id).Contains("\n## Code fix\n\nNone: "));

    [Fact]
    public void Every_page_belongs_to_a_rule() => Assert.Equal(
        Ids.Select(row => row.Data).Order(),
        Directory.GetFiles(Path.Combine(Root, "docs", "rules"), "DPL*.md").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Release_tracking_has_one_row_for_each_rule_with_its_category_and_severity() => Assert.Equal(
        Descriptors.All.Select(Row),
        new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadAllLines(Path.Combine(Root, "docs", file)))
            .Where(line => line.StartsWith("DPL", StringComparison.Ordinal))
            .Order());

    [Fact]
    public void The_table_of_rules_is_complete() => Assert.Equal(
        Descriptors.All.Select(rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {rule.Category} | {rule.DefaultSeverity} | {(HasFix(rule.Id) ? "yes" : "no")} | {rule.Title} |"),
        File.ReadAllLines(Path.Combine(Root, "docs", "rules", "README.md"))
            .Where(line => line.StartsWith("| [DPL", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_tested_where_it_fires_and_where_it_is_silent(string id)
    {
        var traits = typeof(RuleTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<TraitAttribute>())
            .Where(trait => trait.Name == id)
            .Select(trait => trait.Value)
            .ToHashSet();

        Assert.Superset(new HashSet<string> { "fires", "silent" }, traits);
    }

    [Fact]
    public void Rules_report_while_one_types_not_at_the_end_of_a_build() => Assert.DoesNotContain(
        Verify.AllAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics),
        rule => rule.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd));

    private static string Row(DiagnosticDescriptor rule) =>
        $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | [{rule.Title}]({rule.HelpLinkUri})";

    private static bool HasFix(string id) => typeof(CodeFixes.MakePartialFix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider)))
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
        .Any(fix => fix.FixableDiagnosticIds.Contains(id));

    private static string Page(string id) => File.ReadAllText(Path.Combine(Root, "docs", "rules", $"{id}.md"));
}
