using System.Reflection;
using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.RuleTables;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>What every rule must have beside its code.</summary>
public sealed class RuleTests
{
    [Fact]
    public void The_rulebook_has_every_rule_once_in_order_of_ids()
    {
        var ids = Rulebook.Rules.Select(rule => rule.Descriptor.Id).ToList();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Equal(
            Verify.AllAnalyzers().Select(analyzer => analyzer.GetType().Name),
            Rulebook.Rules.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public void A_rule_has_a_page_with_its_title_and_a_link_to_it(string id)
    {
        var rule = Rulebook.Rules.Single(rule => rule.Descriptor.Id == id).Descriptor;

        Assert.Equal($"https://github.com/deployment-sdk/deployment-sdk/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.StartsWith($"# {id}: {rule.Title}\n", RulePage.Of(id).Text);
    }

    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public void A_page_says_what_why_how_and_how_to_configure(string id)
    {
        var rule = Rulebook.Rules.Single(rule => rule.Descriptor.Id == id).Descriptor;
        string[] chapters = ["## What it finds", "## Why", "## How to correct it", "## Code fix", "## How to configure it"];
        string[] facts =
        [
            $"| Category | {rule.Category} |",
            $"| Severity | {rule.DefaultSeverity} |",
            $"| Code fix | {(TableDocuments.Fixed.Contains(id) ? "Yes" : "No")}",
        ];

        Assert.All(chapters, line => Assert.Contains($"\n{line}\n", RulePage.Of(id).Text));
        Assert.All(facts, line => Assert.Contains($"\n{line}", RulePage.Of(id).Text));
        Assert.Contains($"dotnet_diagnostic.{id}.severity", RulePage.Of(id).Text);
    }

    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public void A_rule_without_a_fix_says_why_on_its_page(string id) =>
        Assert.Equal(TableDocuments.Fixed.Contains(id), !RulePage.Of(id).Text.Contains("\n## Code fix\n\nNone: "));

    [Fact]
    public void Every_page_belongs_to_a_rule() => Assert.Equal(
        Rulebook.Rules.Select(rule => rule.Descriptor.Id),
        Directory.GetFiles(RulePage.InRepository("docs/rules"), "DPL*.md").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Every_table_of_rules_is_what_the_program_writes() => Assert.All(TableDocuments.All, document =>
    {
        var text = File.ReadAllText(RulePage.InRepository(document.Path));
        Assert.True(document.Rewrite(text) == text, $"{document.Path} is stale: dotnet run --project src/Deployment.Sdk.RuleTables");
    });

    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public void A_rule_is_tested_where_it_fires_and_where_it_is_silent(string id)
    {
        var traits = typeof(RuleTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<TraitAttribute>())
            .Where(trait => trait.Name == id)
            .Select(trait => trait.Value)
            .ToHashSet();

        Assert.Superset(new HashSet<string> { "fires", "silent" }, traits);
        Assert.True(!TableDocuments.Fixed.Contains(id) || traits.Contains("fixed"), "its code fix has no test with the trait 'fixed'");
    }

    [Fact]
    public void Rules_report_while_one_types_not_at_the_end_of_a_build() => Assert.DoesNotContain(
        Verify.AllAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics),
        rule => rule.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd));
}
