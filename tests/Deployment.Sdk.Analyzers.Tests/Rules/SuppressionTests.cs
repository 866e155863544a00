using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>A team may silence a rule by every means that the compiler offers; each is tried on the code that its page calls wrong.</summary>
public sealed class SuppressionTests
{
    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public async Task A_pragma_silences_a_rule(string id)
    {
        var said = await SaidAbout(id, Wrong(id, $"#pragma warning disable {id}\n"));

        Assert.Contains(said, diagnostic => diagnostic.Id == id);
        Assert.All(said, diagnostic => Assert.Equal(diagnostic.Id == id, diagnostic.IsSuppressed));
    }

    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public async Task An_attribute_silences_a_rule(string id)
    {
        var suppression = $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Deployment\", \"{id}\")]\n";

        var said = await SaidAbout(id, Wrong(id).AddSyntaxTrees(LiveCompilation.Parse(suppression)));

        Assert.Contains(said, diagnostic => diagnostic.Id == id);
        Assert.All(said, diagnostic => Assert.Equal(diagnostic.Id == id, diagnostic.IsSuppressed));
    }

    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public async Task An_option_silences_a_rule_or_changes_its_severity(string id)
    {
        var compilation = Wrong(id);

        var silent = await SaidAbout(id, With(ReportDiagnostic.Suppress));
        var other = await SaidAbout(id, With(ReportDiagnostic.Hidden));

        Assert.DoesNotContain(silent, diagnostic => diagnostic.Id == id && !diagnostic.IsSuppressed);
        Assert.All(other.Where(diagnostic => diagnostic.Id == id), found => Assert.Equal(DiagnosticSeverity.Hidden, found.Severity));
        Assert.Contains(other, diagnostic => diagnostic.Id == id);

        Compilation With(ReportDiagnostic how) => compilation.WithOptions(
            compilation.Options.WithSpecificDiagnosticOptions([new(id, how)]));
    }

    /// <summary>The generator does not know who is silenced: it neither throws nor emits what does not compile.</summary>
    [Theory]
    [MemberData(nameof(RulePage.Ids), MemberType = typeof(RulePage))]
    public void A_rule_that_is_silenced_leaves_code_that_compiles(string id)
    {
        var silenced = LiveCompilation.Of(RulePage.WrongCodeOf(id));
        silenced = silenced.WithOptions(silenced.Options.WithSpecificDiagnosticOptions([new(id, ReportDiagnostic.Suppress)]));

        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(
            silenced, out var compilation, out var failures, TestContext.Current.CancellationToken);

        Assert.Empty(failures);
        Assert.DoesNotContain(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken), found => found.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public Task An_editorconfig_silences_a_rule_for_its_files() => Verify.Rules(test =>
    {
        test.TestState.Sources.Add(
            """
            [DeploymentPlan("shop"), TrunkBased, Route<Live>("spike"), Route<Dev>({|DPL1003:""|})]
            public static partial class Delivery;
            """ + Environments);
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.DPL1001.severity = none\n"));
    });

    // With the generator's output: what a rule calls wrong may be code that uses it.
    private static Compilation Wrong(string id, string before = "")
    {
        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(
            LiveCompilation.Of(before + RulePage.WrongCodeOf(id)), out var compilation, out _, TestContext.Current.CancellationToken);
        return compilation;
    }

    private static async Task<IReadOnlyList<Diagnostic>> SaidAbout(string id, Compilation compilation) =>
        await LiveCompilation.RulesSay(compilation, TestContext.Current.CancellationToken, RulePage.Of(id).Files);
}
