using BenchmarkDotNet.Attributes;

namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>Finds the routes of many branches; figures are for one branch.</summary>
[MemoryDiagnoser]
public class ResolveBenchmarks
{
    private const int Branches = 100;

    private Contest _contest = null!;
    private string[] _branches = null!;

    [Params(5, 20, 100)]
    public int Routes { get; set; }

    [Params(true, false)]
    public bool Hits { get; set; }

    [GlobalSetup]
    public void Choose()
    {
        _contest = Contest.Of(Routes);
        var branches = Hits ? _contest.Hits : _contest.Misses;
        _branches = [.. Enumerable.Range(0, Branches).Select(index => branches[index % branches.Length])];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Branches)]
    public int Compiled() => _contest.Compiled.Count(_branches, passes: 1);

    [Benchmark(OperationsPerInvoke = Branches)]
    public int RegexForEachRoute() => _contest.RegexForEachRoute.Count(_branches, passes: 1);

    [Benchmark(OperationsPerInvoke = Branches)]
    public int RegexForAllRoutes() => _contest.RegexForAllRoutes.Count(_branches, passes: 1);

    [Benchmark(OperationsPerInvoke = Branches)]
    public int GlobForEachRoute() => _contest.GlobForEachRoute.Count(_branches, passes: 1);
}
