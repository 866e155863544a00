using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Deployment.Sdk.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Tests.Verification;

/// <summary>
/// Runs every rule of the package over a source in which markup says what is expected, so that each test also proves that no
/// other rule speaks. No generator runs: the rules may not depend on its output.
/// </summary>
internal static class Verify
{
    public static Task Rules(string source, params DiagnosticResult[] expected) => Rules([source], expected);

    public static Task Rules(string[] files, params DiagnosticResult[] expected)
    {
        var test = new AllRulesTest();
        test.TestState.Sources.AddRange(files.Select((file, index) => ($"/0/File{index}.cs", SourceText.From(file))));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task Rules(Action<AllRulesTest> arrange)
    {
        var test = new AllRulesTest();
        arrange(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task Fix<TFix>(string before, string after)
        where TFix : CodeFixProvider, new()
    {
        var test = new FixTest<TFix>();
        test.TestState.Sources.AddRange([("/0/File0.cs", SourceText.From(before)), ("/0/GlobalUsings.cs", SourceText.From(GlobalUsings))]);
        test.FixedState.Sources.AddRange([("/0/File0.cs", SourceText.From(after)), ("/0/GlobalUsings.cs", SourceText.From(GlobalUsings))]);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A rule's words at the place that the markup <c>{|#0:...|}</c> marks.</summary>
    public static DiagnosticResult Says(string id, string message, int at = 0) =>
        new DiagnosticResult(Descriptors.All.Single(rule => rule.Id == id)).WithLocation(at).WithMessage(message);

    public static ImmutableArray<DiagnosticAnalyzer> AllAnalyzers() =>
    [
        .. typeof(Descriptors).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>Everything that the compiler needs, the library included.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(DeploymentPlanAttribute).Assembly.Location),
    ];

    public const string GlobalUsings = "global using System; global using Deployment.Sdk;";

    internal sealed class AllRulesTest : AnalyzerTest<DefaultVerifier>
    {
        public AllRulesTest()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(References);
            TestState.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));
        }

        public override string Language => LanguageNames.CSharp;

        protected override string DefaultFileExt => "cs";

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AllAnalyzers();

        protected override CompilationOptions CreateCompilationOptions() =>
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);

        protected override ParseOptions CreateParseOptions() => ParseOptions;
    }

    private sealed class FixTest<TFix> : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        public FixTest()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(References);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AllAnalyzers();

        protected override ParseOptions CreateParseOptions() => ParseOptions;
    }
}
