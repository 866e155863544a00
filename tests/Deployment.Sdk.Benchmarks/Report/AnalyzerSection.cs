using Deployment.Sdk.Benchmarks.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>Each analyzer, among all that a project has.</summary>
internal static class AnalyzerSection
{
    private const double MaxShare = 0.01;
    private const int Files = 2_000;
    private const int Rounds = 9;
    private const int WarmUp = 2;

    public static Section Measure()
    {
        var build = Shares(isBuild: true, out var buildTotal, out var others);
        var editor = Shares(isBuild: false, out var editorTotal, out _);
        var rows = build.Keys.Order(StringComparer.Ordinal)
            .Select(name => (string[])[name, Markdown.Share(build[name]), Markdown.Share(editor.GetValueOrDefault(name))])
            .Append(["**all of them**", Markdown.Share(build.Values.Sum()), Markdown.Share(editor.Values.Sum())]);
        var worst = build.Concat(editor).Max(one => one.Value);
        return new(
            "Analyzers",
            $"""
            The share that each of our analyzers has of the compiler's whole analyzer time, by the compiler's own telemetry, over {Files:N0}
            files with a plan of a hundred routes. With them run the {others} that a project has which says nothing of analyzers
            (those of the SDK and of the .NET targeting pack), with the SDK's default severities: once as in a build, which leaves
            out what is less than a warning, and once as in an editor. All run on one thread, with the garbage collection that the compiler's
            own process has; the median of {Rounds} runs counts, after {WarmUp} that do not.
            All analyzers together took {Markdown.Number(buildTotal)} ms in a build and {Markdown.Number(editorTotal)} ms in an editor.

            {Markdown.Table(["analyzer", "build", "editor"], rows)}
            """,
            [new("each analyzer's share of the analyzer time", $"under {Markdown.Share(MaxShare)}", Markdown.Share(worst), worst < MaxShare)]);
    }

    private static Dictionary<string, double> Shares(bool isBuild, out double total, out int others)
    {
        Console.WriteLine($"analyzers, as in {(isBuild ? "a build" : "an editor")}");
        var project = new AnalyzedProject(Files, isBuild);
        for (var round = 0; round < WarmUp; round++)
        {
            project.Run();
        }

        IReadOnlyDictionary<DiagnosticAnalyzer, TimeSpan>[] runs = [.. Enumerable.Range(0, Rounds).Select(_ => project.Run())];
        total = Report.Rounds.Median(runs.Select(run => run.Values.Sum(time => time.TotalMilliseconds)));
        others = runs[0].Count - project.Ours.Count(runs[0].ContainsKey);
        return project.Ours.ToDictionary(
            analyzer => analyzer.SupportedDiagnostics[0].Id + " " + analyzer.GetType().Name,
            analyzer => Report.Rounds.Median(runs.Select(run =>
                run.GetValueOrDefault(analyzer).TotalMilliseconds / run.Values.Sum(time => time.TotalMilliseconds))));
    }
}
