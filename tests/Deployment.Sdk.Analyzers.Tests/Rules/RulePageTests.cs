using System.Text.RegularExpressions;
using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>
/// The code on the rules' pages is real: a fence that opens with <c>```csharp DPL1001</c> compiles and gives exactly that
/// diagnostic, one that opens with <c>```csharp</c> gives none.
/// </summary>
public sealed partial class RulePageTests
{
    [Theory]
    [MemberData(nameof(RuleTests.Ids), MemberType = typeof(RuleTests))]
    public async Task Every_sample_compiles_and_gives_just_the_diagnostics_that_the_page_claims(string id)
    {
        var samples = Fence().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "rules", $"{id}.md")));
        Assert.Contains(samples, sample => sample.Groups["ids"].Value.Trim() == id);
        Assert.Contains(samples, sample => sample.Groups["ids"].Value.Trim() == "");

        foreach (Match sample in samples)
        {
            var compilation = LiveCompilation.Of(sample.Groups["code"].Value);
            var cancellationToken = TestContext.Current.CancellationToken;

            Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error));
            Assert.Equal(
                sample.Groups["ids"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                (await LiveCompilation.RulesSay(compilation, cancellationToken)).Select(found => found.Id).Order());
        }
    }

    [Theory]
    [MemberData(nameof(RuleTests.Ids), MemberType = typeof(RuleTests))]
    public async Task Every_message_that_a_page_quotes_is_the_real_one(string id)
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "rules", $"{id}.md"));
        var said = new List<string>();
        foreach (Match sample in Fence().Matches(page))
        {
            said.AddRange((await LiveCompilation.RulesSay(
                    LiveCompilation.Of(sample.Groups["code"].Value), TestContext.Current.CancellationToken))
                .Select(found => $"error {found.Id}: {found.GetMessage(null)}"));
        }

        var quoted = Message().Matches(page).Select(match => match.Groups["message"].Value).ToList();
        Assert.NotEmpty(quoted);
        Assert.Equal(said.Order(), quoted.Order());
    }

    /// <summary>The README's examples use the environments of the case study, which it shows above them.</summary>
    [Fact]
    public async Task The_readme_shows_what_the_compiler_really_says()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var said = new List<string>();
        foreach (var sample in Fence().Matches(page).Where(sample => sample.Groups["ids"].Value.Length > 0))
        {
            var compilation = LiveCompilation.Of(sample.Groups["code"].Value, CaseStudy.Environments, CaseStudy.Base);
            var found = await LiveCompilation.RulesSay(compilation, TestContext.Current.CancellationToken);

            Assert.Equal([sample.Groups["ids"].Value.Trim()], found.Select(diagnostic => diagnostic.Id));
            said.AddRange(found.Select(diagnostic => $"error {diagnostic.Id}: {diagnostic.GetMessage(null)}"));
        }

        Assert.Equal(RuleTests.Ids.Count, said.Count);
        Assert.Equal(said, Message().Matches(page).Select(match => match.Groups["message"].Value));
    }

    [GeneratedRegex("^```csharp(?<ids>[^\\n]*)\\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^```text\\n(?<message>.*?)\\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Message();
}
