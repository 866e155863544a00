using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>The code on the pages is real: it compiles with the generator's output and gives just what the page claims.</summary>
public sealed class RulePageTests
{
    // Long enough to show each kind of rule; the pages have the rest.
    private static readonly string[] Headlines = ["DPL1001", "DPL1003", "DPL1004", "DPL2001", "DPL2008", "DPL3006", "DPL4001"];

    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public async Task Every_sample_compiles_and_gives_just_the_diagnostics_that_the_page_claims(string id)
    {
        var page = RulePage.Of(id);
        Assert.Contains(page.Samples, sample => sample.Ids.Contains(id));
        Assert.Contains(page.Samples, sample => sample.Ids.Count == 0);

        foreach (var (code, ids) in page.Samples)
        {
            Assert.Equal(ids.Order(), (await Said(id, code)).Select(found => found.Id).Order());
        }
    }

    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public async Task Every_message_that_a_page_quotes_is_the_real_one(string id)
    {
        var page = RulePage.Of(id);
        var said = new List<string>();
        foreach (var (code, _) in page.Samples)
        {
            said.AddRange((await Said(id, code)).Where(found => found.Id == id).Select(Line));
        }

        Assert.NotEmpty(page.Messages);
        Assert.Equal(said.Order(), page.Messages.Order());
    }

    /// <summary>The README's examples use the environments of the case study, which it shows above them.</summary>
    [Fact]
    public async Task The_readme_shows_what_the_compiler_really_says()
    {
        var said = new List<string>();
        foreach (var (code, ids) in RulePage.Readme.Samples.Where(sample => sample.Ids.Count > 0))
        {
            var found = (await LiveCompilation.RulesSay(
                    LiveCompilation.Of(code, CaseStudy.Environments, CaseStudy.Base), TestContext.Current.CancellationToken))
                .Where(found => found.Severity == DiagnosticSeverity.Error)
                .ToList();
            Assert.Equal(ids, found.Select(diagnostic => diagnostic.Id));
            said.AddRange(found.Select(Line));
        }

        Assert.Equal(Headlines, RulePage.Readme.Samples.SelectMany(sample => sample.Ids));
        Assert.Equal(said, RulePage.Readme.Messages);
    }

    // Information is not asked of every page: a short sample leaves out what does not matter to it.
    private static async Task<IReadOnlyList<Diagnostic>> Said(string page, string code)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(
            LiveCompilation.Of(code), out var compilation, out var failures, cancellationToken);
        Assert.Empty(failures);
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error));
        return [.. (await LiveCompilation.RulesSay(compilation, cancellationToken, RulePage.Of(page).Files))
            .Where(found => found.Severity > DiagnosticSeverity.Info || found.Id == page)];
    }

    private static string Line(Diagnostic found) => $"{Word(found.DefaultSeverity)} {found.Id}: {found.GetMessage(null)}";

    private static string Word(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Info ? "info" : severity.ToString().ToLowerInvariant();
}
