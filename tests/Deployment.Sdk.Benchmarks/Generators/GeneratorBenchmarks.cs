using BenchmarkDotNet.Attributes;

namespace Deployment.Sdk.Benchmarks.Generators;

/// <summary>Runs generators over a project, afresh and after an edit of a file that has nothing for them.</summary>
public class GeneratorBenchmarks
{
    private GeneratedProject _project = null!;

    [Params("no match", "Deployment.Sdk", "System.Text.Json", "Refit", "Riok.Mapperly")]
    public string Generator { get; set; } = "";

    [Params(10, 100, 1_000)]
    public int Routes { get; set; }

    [Params(200, 2_000)]
    public int Files { get; set; }

    [GlobalSetup]
    public void Open() => _project = Generator == "no match"
        ? new(MeasuredGenerator.Ours, 0, Files)
        : new(MeasuredGenerator.Rivals.Prepend(MeasuredGenerator.Ours).Single(generator => generator.Name == Generator), Routes, Files);

    [Benchmark]
    public object Cold() => _project.RunCold();

    // The compilation is made with the edit, which is why this has to be one iteration each.
    [IterationSetup(Target = nameof(Edited))]
    public void Edit() => _project.Edit();

    [Benchmark]
    public object Edited() => _project.RunEdited();
}
