using System.Collections.Immutable;
using System.Reflection;
using Deployment.Sdk.Analyzers;
using Deployment.Sdk.Benchmarks.Corpus;
using Deployment.Sdk.Benchmarks.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Benchmarks.Rules;

/// <summary>A project of so many files with a plan of a hundred routes, its analyzers, and what the SDK brings for every project.</summary>
internal sealed class AnalyzedProject
{
    private readonly CSharpCompilation _compilation;
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;

    /// <param name="files">All files together.</param>
    /// <param name="isBuild">
    /// Whether what only an editor shows is left out, as a build does: rules whose severity is information or less do not run there.
    /// </param>
    public AnalyzedProject(int files, bool isBuild)
    {
        var declarations = PlanFiles.Of(100);
        var project = GeneratedProject.Compile(
            [.. declarations, .. Enumerable.Range(0, files - declarations.Count).Select(number => OrdinaryFile.Text(number))]);
        CSharpGeneratorDriver.Create([new PlanGenerator().AsSourceGenerator()], parseOptions: GeneratedProject.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(project, out var generated, out _);
        Ours =
        [
            .. typeof(PlanGenerator).Assembly.GetTypes()
                .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null && !type.IsAbstract)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        _analyzers =
        [
            .. Ours,
            .. InstalledAnalyzers.OfTheSdk.SelectMany(path => InstalledAnalyzers.Load(path).GetAnalyzers(LanguageNames.CSharp)),
        ];
        _compilation = (CSharpCompilation)generated.WithOptions(
            generated.Options.WithSpecificDiagnosticOptions(Severities(_analyzers, isBuild)));
    }

    public IReadOnlyList<DiagnosticAnalyzer> Ours { get; }

    /// <summary>Runs them all, one after another, over a compilation in which nothing is bound; the time of each.</summary>
    public IReadOnlyDictionary<DiagnosticAnalyzer, TimeSpan> Run()
    {
        var failed = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => failed.Add($"{analyzer}: {exception.Message}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true);
        var compilation = new CompilationWithAnalyzers(_compilation.Clone(), _analyzers, options);
        var result = compilation.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return failed.Count > 0
            ? throw new InvalidOperationException(string.Join('\n', failed))
            : result.AnalyzerTelemetryInfo.ToDictionary(one => one.Key, one => one.Value.ExecutionTime);
    }

    private static Dictionary<string, ReportDiagnostic> Severities(IEnumerable<DiagnosticAnalyzer> analyzers, bool isBuild)
    {
        var path = InstalledAnalyzers.DefaultSeverities;
        var defaults = AnalyzerConfigSet.Create((AnalyzerConfig[])[AnalyzerConfig.Parse(File.ReadAllText(path), path)]).GlobalConfigOptions.TreeOptions;
        var severities = new Dictionary<string, ReportDiagnostic>(defaults);
        foreach (var rule in analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics))
        {
            var severity = defaults.GetValueOrDefault(rule.Id, ReportDiagnostic.Default);
            var isQuiet = severity is ReportDiagnostic.Info or ReportDiagnostic.Hidden
                || (severity == ReportDiagnostic.Default && rule.DefaultSeverity < DiagnosticSeverity.Warning);
            if (isBuild && isQuiet)
            {
                severities[rule.Id] = ReportDiagnostic.Suppress;
            }
        }

        return severities;
    }
}
