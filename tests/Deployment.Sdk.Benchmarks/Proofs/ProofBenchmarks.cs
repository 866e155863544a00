using BenchmarkDotNet.Attributes;

namespace Deployment.Sdk.Benchmarks.Proofs;

/// <summary>Ranks a thousand routes and proves what reaches production.</summary>
public class ProofBenchmarks
{
    [Params(100, 1_000)]
    public int Routes { get; set; }

    [ParamsSource(nameof(Shapes))]
    public string Shape { get; set; } = "";

    public static IEnumerable<string> Shapes => RouteShape.All.Select(shape => shape.Name);

    [Benchmark]
    public int Decide() => RouteShape.All.Single(shape => shape.Name == Shape).Decide(Routes).Precedence.Ambiguities.Count;
}
