using System.Diagnostics;
using System.Runtime;
using Deployment.Sdk.Benchmarks.Resolving;

namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>The emitted comparisons, beside what one could write instead.</summary>
internal static class ResolveSection
{
    private const double MinRatio = 10;

    // A multiple of all numbers of branches.
    private const int Calls = 100_000;
    private const int MeasuredRounds = 15;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    public static Section Measure()
    {
        var rows = new List<IReadOnlyList<string>>();
        var worst = double.MaxValue;
        var allocated = 0.0;
        var loop = 0.0;
        foreach (var size in Contest.Sizes)
        {
            var contest = Contest.Of(size);
            foreach (var (kind, branches) in new[] { ("hits", contest.Hits), ("misses", contest.Misses) })
            {
                Console.WriteLine($"resolving, {size} routes, {kind}");
                Way[] ways = [contest.Compiled, contest.RegexForEachRoute, contest.RegexForAllRoutes, contest.GlobForEachRoute];
                Way[] measured = [.. ways, Way.Nothing];
                WarmUp(measured, branches);
                var whole = Rounds.Milliseconds(MeasuredRounds, [.. measured.Select(way => new Contender(() => Repeat(way, branches)))]);
                double[] times = [.. whole.Take(ways.Length).Select(time => time - whole[^1])];
                double[] bytes = [.. ways.Select(way => Allocated(way, branches))];
                var ratio = Math.Min(times[1], times[2]) / times[0];
                loop = Math.Max(loop, whole[^1] * 1e6 / Calls);
                rows.Add(
                [
                    $"{size} routes, {kind}",
                    .. times.Zip(bytes, (time, each) => $"{Markdown.Number(time * 1e6 / Calls)} ns, {Markdown.Number(each)} B"),
                    Markdown.Times(ratio),
                ]);
                worst = Math.Min(worst, ratio);
                allocated = Math.Max(allocated, bytes[0]);
            }
        }

        return new(
            "Resolve",
            $"""
            Time and allocation for one branch, over a branch for each route and over twice as many that look alike and go nowhere. All four
            ways say which route it is, narrower ones first, and refuse what git would not call a branch; that they agree is
            checked before anything is measured. Each is run by a loop that the runtime compiles for it alone, without a delegate in
            between; what the same loop costs with nothing in it, at most {Markdown.Number(loop)} ns here, is taken off all four.
            *Regex for each* is a `GeneratedRegex` for the legal names and then one for each route until one matches; *regex for all* is a single one with a group for each route; *glob* is DotNet.Glob for each
            route, after this library's check of the name. The last column is the faster of the two regexes against ours.

            {Markdown.Table(["", "compiled", "regex for each", "regex for all", "glob", "regex to ours"], rows)}
            """,
            [
                new("`Resolve` against the generated regex, the faster one", $"at least {Markdown.Times(MinRatio)} faster", Markdown.Times(worst), worst >= MinRatio),
                new("what `Resolve` allocates", "0 B", $"{Markdown.Number(allocated)} B", allocated == 0),
            ]);
    }

    // The runtime compiles what is called often up to three times, each a while later and beside what runs. How long that takes
    // says the machine; that it is over, that nothing more is compiled while all ways run.
    private static void WarmUp(IReadOnlyList<Way> ways, string[] branches)
    {
        var compiled = -1L;
        var quiet = Stopwatch.StartNew();
        while (quiet.Elapsed < Quiet)
        {
            foreach (var way in ways)
            {
                Repeat(way, branches);
            }

            if (JitInfo.GetCompiledMethodCount() != compiled)
            {
                compiled = JitInfo.GetCompiledMethodCount();
                quiet.Restart();
            }
        }
    }

    private static void Repeat(Way way, string[] branches) => way.Count(branches, Calls / branches.Length);

    private static double Allocated(Way way, string[] branches)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(way, branches);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }
}
