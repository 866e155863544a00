using System.Diagnostics;

namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>
/// Measures contenders in turn, each once in a round and every round in another order, so that whatever else the machine is doing
/// falls on all of them alike. The median of the rounds counts.
/// </summary>
internal static class Rounds
{
    private const int WarmUp = 3;

    /// <summary>The median time of each, in milliseconds.</summary>
    public static double[] Milliseconds(int rounds, params IReadOnlyList<Contender> contenders)
    {
        var times = contenders.Select(_ => new List<double>()).ToArray();
        for (var round = -WarmUp; round < rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                var at = (turn + round + WarmUp) % contenders.Count;
                contenders[at].Prepare?.Invoke();
                var start = Stopwatch.GetTimestamp();
                contenders[at].Run();
                if (round >= 0)
                {
                    times[at].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        return [.. times.Select(Median)];
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
