using Deployment.Sdk.Analyzers.Diagnostics;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>A team may silence a rule by every means that the compiler offers.</summary>
public sealed class SuppressionTests
{
    private const string Suppressed = """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Live>("spike")]
        [Route<Dev>("a[")]
        [Route<Dev>("a*"), Route<Uat>("*z")]
        [Route<Missing>("b")]
        public static partial class Delivery;

        [Environment("QA", Stage.Staging), HerokuApp("Shop")]
        public class Qa;
        public partial class Missing;
        """ + Environments;

    public static TheoryData<string> Ids { get; } = [.. Descriptors.All.Select(rule => rule.Id)];

    [Fact]
    public async Task All_of_them_speak_before_anybody_silences_them() =>
        Assert.Equal(
            Descriptors.All.Select(rule => rule.Id),
            (await SaidAbout(LiveCompilation.Of(Suppressed))).Select(diagnostic => diagnostic.Id).Distinct().Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_pragma_silences_a_rule(string id)
    {
        var said = await SaidAbout(LiveCompilation.Of($"#pragma warning disable {id}\n{Suppressed}"));

        Assert.All(said, diagnostic => Assert.Equal(diagnostic.Id == id, diagnostic.IsSuppressed));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_attribute_silences_a_rule(string id)
    {
        var suppression = $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Deployment\", \"{id}\")]\n";

        var said = await SaidAbout(LiveCompilation.Of(suppression + Suppressed));

        Assert.All(said, diagnostic => Assert.Equal(diagnostic.Id == id, diagnostic.IsSuppressed));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_option_silences_a_rule_or_makes_it_a_warning(string id)
    {
        var compilation = LiveCompilation.Of(Suppressed);

        var silent = await SaidAbout(With(ReportDiagnostic.Suppress));
        var milder = await SaidAbout(With(ReportDiagnostic.Warn));

        Assert.DoesNotContain(silent, diagnostic => diagnostic.Id == id && !diagnostic.IsSuppressed);
        Assert.All(milder.Where(diagnostic => diagnostic.Id == id), found => Assert.Equal(DiagnosticSeverity.Warning, found.Severity));
        Assert.Contains(milder, diagnostic => diagnostic.Id == id);

        Compilation With(ReportDiagnostic how) => compilation.WithOptions(
            compilation.Options.WithSpecificDiagnosticOptions([new(id, how)]));
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

    private static async Task<IReadOnlyList<Diagnostic>> SaidAbout(Compilation compilation) =>
        await LiveCompilation.RulesSay(compilation, TestContext.Current.CancellationToken);
}
