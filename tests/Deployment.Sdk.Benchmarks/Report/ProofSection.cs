using System.Diagnostics;
using Deployment.Sdk.Benchmarks.Proofs;

namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>The proofs, over ordinary and over hostile plans.</summary>
internal static class ProofSection
{
    private const int Routes = 1_000;
    private const int MaxMilliseconds = 250;
    private const int MeasuredRounds = 5;

    public static Section Measure()
    {
        var rows = new List<IReadOnlyList<string>>();
        var worst = 0.0;
        foreach (var shape in RouteShape.All)
        {
            Console.WriteLine($"proofs, {shape.Name}");
            var (precedence, paths) = shape.Decide(Routes);
            var times = new List<double>();
            for (var round = 0; round < MeasuredRounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                shape.Decide(Routes);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            var time = Rounds.Median(times);
            worst = Math.Max(worst, time);
            rows.Add(
            [
                $"{shape.Name}{(shape.IsHostile ? " (hostile)" : "")}",
                Markdown.Number(time),
                $"{precedence.Ambiguities.Count(pair => pair.Witness is not null):N0}",
                $"{precedence.Ambiguities.Count(pair => pair.Witness is null):N0}",
                $"{paths.Count:N0}",
            ]);
        }

        return new(
            "Proofs",
            $"""
            Milliseconds to read {Routes:N0} routes, to rank them and to look for the branches that reach production, with what was
            found. *Given up* are pairs that were not compared to the end because the plan's budget was spent; they are reported
            as an error (DPL1004), so that nothing passes that was not proven.

            {Markdown.Table(["shape", "ms", "ambiguities shown", "given up", "ways to production"], rows)}
            """,
            [new($"{Routes:N0} routes decided, the worst shape", $"under {MaxMilliseconds} ms", $"{Markdown.Number(worst)} ms", worst < MaxMilliseconds)]);
    }
}
