namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>Measures everything once and writes it down.</summary>
internal static class PerformanceReport
{
    private static readonly (string Name, Func<Section> Measure)[] Sections =
    [
        ("resolve", ResolveSection.Measure), ("proofs", ProofSection.Measure),
        ("generator", GeneratorSection.Measure), ("analyzers", AnalyzerSection.Measure),
    ];

    /// <summary>Writes the report.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The sections that are wanted; all when none is named.</param>
    public static void Write(string path, IReadOnlyList<string> names)
    {
        if (names.Except(Sections.Select(section => section.Name)).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"There is no section '{unknown}', but {string.Join(", ", Sections.Select(section => section.Name))}.");
        }

        Section[] sections = [.. Sections.Where(section => names.Count == 0 || names.Contains(section.Name)).Select(section => section.Measure())];
        var targets = sections.SelectMany(section => section.Targets)
            .Select(target => (string[])[target.What, target.Limit, target.Measured, target.IsMet ? "met" : "**not met**"]);
        var text =
            $"""
            # What it costs

            Made by

            ```console
            dotnet run -c Release --project tests/Deployment.Sdk.Benchmarks -- report docs/performance.md
            ```

            on {Environment.ProcessorCount} cores with .NET {Environment.Version}. Everything runs in one process; what is compared is measured in turn,
            round by round, and medians count. Ratios within one run mean something on any machine; milliseconds mean something
            on the machine that they were measured on. No test asserts any of this. For figures with their spread, and for one
            question at a time, the same project has BenchmarkDotNet classes:
            `dotnet run -c Release --project tests/Deployment.Sdk.Benchmarks -- --filter '*Resolve*'`. A section alone is measured when its
            name follows the file's: {string.Join(", ", Sections.Select(section => $"`{section.Name}`"))}.

            Whole processes beside Heroku's own command line are [a page of their own](performance-cli.md); requests and time against the number
            of apps are with [a fleet](reliability.md#a-fleet).

            ## Targets

            {Markdown.Table(["what", "target", "worst measured", ""], targets)}

            {string.Join("\n\n", sections.Select(section => $"## {section.Title}\n\n{section.Text}"))}

            """;
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        Console.WriteLine(Markdown.Table(["what", "target", "worst measured", ""], targets));
    }
}
