using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

/// <summary>A project that is generated, edited in one file, and generated again by the same driver.</summary>
internal sealed class EditedPlan
{
    private readonly CSharpCompilation _before;
    private GeneratorDriver _driver;

    public EditedPlan(IReadOnlyList<(string Path, string Text)> files)
    {
        _before = GeneratorHost.Compile(files);
        _driver = GeneratorHost.Driver(trackSteps: true).RunGenerators(_before, TestContext.Current.CancellationToken);
    }

    /// <summary>The result of the first run.</summary>
    public GeneratorRunResult First => _driver.GetRunResult().Results.Single();

    /// <summary>Replaces text in one file and says, step by step, why each result is as it is: <c>Plans: Cached, Modified</c>.</summary>
    public string Edit(string path, string old, string replacement)
    {
        var tree = _before.SyntaxTrees.Single(candidate => candidate.FilePath == path);
        var text = tree.ToString();
        Assert.Contains(old, text);
        var edited = CSharpSyntaxTree.ParseText(
            text.Replace(old, replacement), GeneratorHost.ParseOptions, path, System.Text.Encoding.UTF8);
        return Run(_before.ReplaceSyntaxTree(tree, edited));
    }

    /// <summary>Adds a file.</summary>
    public string Add(string text) =>
        Run(_before.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, GeneratorHost.ParseOptions, "/src/Added.cs")));

    private string Run(CSharpCompilation compilation)
    {
        _driver = _driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        var result = First;
        string[] steps =
        [
            TrackingNames.Environments, TrackingNames.AllEnvironments, TrackingNames.SoundEnvironments,
            TrackingNames.Plans, TrackingNames.AllPlans, TrackingNames.SoundPlans,
            TrackingNames.Twins, TrackingNames.Facts,
        ];
        var reasons = steps.Select(step => $"{step}: {Reasons(result.TrackedSteps.TryGetValue(step, out var runs) ? runs : [])}");
        var files = result.TrackedOutputSteps.SelectMany(output => output.Value);
        return string.Join('\n', [.. reasons, $"Files: {Reasons(files)}"]);
    }

    // What did not change, and what was not even looked at, is the same for whoever types: counted together, sorted.
    private static string Reasons(IEnumerable<IncrementalGeneratorRunStep> runs) => string.Join(
        ", ",
        runs.SelectMany(run => run.Outputs)
            .Select(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged
                ? "same"
                : output.Reason.ToString())
            .GroupBy(reason => reason)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}"));
}
