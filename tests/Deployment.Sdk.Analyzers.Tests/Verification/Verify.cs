using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Tests.Verification;

/// <summary>
/// Runs the rules over a source in which markup says what is expected. Every error runs, so that each test also proves that none of
/// them speaks unasked; of warnings and information only the rule that a test is about, for a short source says nothing about the
/// rest. No generator runs, unless a test asks for it: the rules may not depend on its output.
/// </summary>
internal static class Verify
{
    /// <summary>The errors alone.</summary>
    public static Task Rules(string source, params DiagnosticResult[] expected) => Rules([source], expected);

    /// <inheritdoc cref="Rules(string, DiagnosticResult[])"/>
    public static Task Rules(string[] files, params DiagnosticResult[] expected) => Run(new RuleTest(Errors()), files, expected);

    /// <inheritdoc cref="Rules(string, DiagnosticResult[])"/>
    public static Task Rules(Action<RuleTest> arrange)
    {
        var test = new RuleTest(Errors());
        arrange(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The errors, and a rule that is none.</summary>
    public static Task Rules<TRule>(string source, params DiagnosticResult[] expected)
        where TRule : Rule, new() => Rules<TRule>([source], expected);

    /// <inheritdoc cref="Rules{TRule}(string, DiagnosticResult[])"/>
    public static Task Rules<TRule>(string[] files, params DiagnosticResult[] expected)
        where TRule : Rule, new() => Run(new RuleTest(ErrorsAnd<TRule>()), files, expected);

    /// <inheritdoc cref="Rules{TRule}(string, DiagnosticResult[])"/>
    public static Task Rules<TRule>(Action<RuleTest> arrange)
        where TRule : Rule, new()
    {
        var test = new RuleTest(ErrorsAnd<TRule>());
        arrange(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The errors and a rule about code that uses a plan: the generator runs, for such code needs what it emits.</summary>
    /// <param name="source">A program, or a library where it has no top-level statements.</param>
    /// <param name="expected">What the rules say.</param>
    public static Task Use<TRule>(string source, params DiagnosticResult[] expected)
        where TRule : Rule, new()
    {
        var test = new RuleTest(ErrorsAnd<TRule>(), isGenerated: true);
        test.TestState.OutputKind = OutputKindOf(source);
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        return Run(test, [source], expected);
    }

    /// <summary>What a code fix for such a rule makes of a source.</summary>
    public static Task UseFix<TRule, TFix>(string before, string after)
        where TRule : Rule, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new FixTest<TFix>(ErrorsAnd<TRule>(), isGenerated: true);
        test.TestState.OutputKind = OutputKindOf(before);
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        return Run(test, before, after, arrange: null);
    }

    /// <summary>What a code fix for an error makes of a source.</summary>
    public static Task Fix<TFix>(string before, string after, Action<FixTest<TFix>>? arrange = null)
        where TFix : CodeFixProvider, new() => Run(new FixTest<TFix>(Errors()), before, after, arrange);

    /// <summary>What a code fix for a rule that is no error makes of a source.</summary>
    public static Task Fix<TRule, TFix>(string before, string after, Action<FixTest<TFix>>? arrange = null)
        where TRule : Rule, new()
        where TFix : CodeFixProvider, new() => Run(new FixTest<TFix>(ErrorsAnd<TRule>()), before, after, arrange);

    /// <summary>A rule's words at the place that the markup <c>{|#0:...|}</c> marks.</summary>
    public static DiagnosticResult Says(string id, string message, int at = 0) =>
        new DiagnosticResult(Rulebook.Rules.Single(rule => rule.Descriptor.Id == id).Descriptor).WithLocation(at).WithMessage(message);

    public static ImmutableArray<DiagnosticAnalyzer> AllAnalyzers() =>
    [
        .. typeof(Rule).Assembly.GetTypes()
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

    public const string GlobalUsings = "global using System; global using System.Threading.Tasks; global using Deployment.Sdk;";

    // A short source leaves the apps out: that there are none is said where a test is about it.
    private static ImmutableArray<DiagnosticAnalyzer> Errors() =>
        [.. Rulebook.Rules.Where(rule => rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Error && rule is not EnvironmentWithoutApp)];

    private static ImmutableArray<DiagnosticAnalyzer> ErrorsAnd<TRule>()
        where TRule : Rule, new() => [.. Errors().Where(rule => rule is not TRule), new TRule()];

    private static OutputKind OutputKindOf(string source) =>
        CSharpSyntaxTree.ParseText(Regex.Replace(source, @"\{\|[^:]*:|\|\}", ""), ParseOptions).GetRoot()
            .ChildNodes().OfType<GlobalStatementSyntax>().Any()
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;

    private static Task Run(RuleTest test, string[] files, DiagnosticResult[] expected)
    {
        test.TestState.Sources.AddRange(files.Select((file, index) => ($"/0/File{index}.cs", SourceText.From(file))));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task Run<TFix>(FixTest<TFix> test, string before, string after, Action<FixTest<TFix>>? arrange)
        where TFix : CodeFixProvider, new()
    {
        test.TestState.Sources.AddRange([("/0/File0.cs", SourceText.From(before)), ("/0/GlobalUsings.cs", SourceText.From(GlobalUsings))]);
        test.FixedState.Sources.AddRange([("/0/File0.cs", SourceText.From(after)), ("/0/GlobalUsings.cs", SourceText.From(GlobalUsings))]);
        arrange?.Invoke(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    internal sealed class RuleTest : AnalyzerTest<DefaultVerifier>
    {
        private readonly ImmutableArray<DiagnosticAnalyzer> _rules;
        private readonly bool _isGenerated;

        public RuleTest(ImmutableArray<DiagnosticAnalyzer> rules, bool isGenerated = false)
        {
            _rules = rules;
            _isGenerated = isGenerated;
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(References);
            TestState.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));
        }

        public override string Language => LanguageNames.CSharp;

        protected override string DefaultFileExt => "cs";

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => _rules;

        protected override IEnumerable<Type> GetSourceGenerators() => _isGenerated ? [typeof(PlanGenerator)] : [];

        protected override CompilationOptions CreateCompilationOptions() =>
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);

        protected override ParseOptions CreateParseOptions() => ParseOptions;
    }

    internal sealed class FixTest<TFix> : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        private readonly ImmutableArray<DiagnosticAnalyzer> _rules;
        private readonly bool _isGenerated;

        public FixTest(ImmutableArray<DiagnosticAnalyzer> rules, bool isGenerated = false)
        {
            _rules = rules;
            _isGenerated = isGenerated;
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(References);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => _rules;

        protected override IEnumerable<Type> GetSourceGenerators() => _isGenerated ? [typeof(PlanGenerator)] : [];

        protected override ParseOptions CreateParseOptions() => ParseOptions;
    }
}
