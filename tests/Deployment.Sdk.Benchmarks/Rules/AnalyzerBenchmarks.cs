using BenchmarkDotNet.Attributes;

namespace Deployment.Sdk.Benchmarks.Rules;

/// <summary>Runs all analyzers over a project. What each of them costs is in the report; this is for a profiler.</summary>
public class AnalyzerBenchmarks
{
    private AnalyzedProject _project = null!;

    [Params(200, 2_000)]
    public int Files { get; set; }

    [GlobalSetup]
    public void Open() => _project = new(Files, isBuild: true);

    [Benchmark]
    public int All() => _project.Run().Count;
}
