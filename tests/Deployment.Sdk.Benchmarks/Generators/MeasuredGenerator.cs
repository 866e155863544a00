using Deployment.Sdk.Analyzers;
using Deployment.Sdk.Benchmarks.Corpus;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Benchmarks.Generators;

/// <summary>A generator, and the declarations that give it as much to do as a plan of so many routes gives ours.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Create">Makes a new one.</param>
/// <param name="Files">The declarations for so many routes.</param>
internal sealed record MeasuredGenerator(string Name, Func<ISourceGenerator> Create, Func<int, IReadOnlyList<string>> Files)
{
    public static MeasuredGenerator Ours { get; } =
        new("Deployment.Sdk", static () => new PlanGenerator().AsSourceGenerator(), static routes => routes == 0 ? [] : PlanFiles.Of(routes));

    public static IReadOnlyList<MeasuredGenerator> Rivals { get; } =
    [
        Rival("System.Text.Json", InstalledAnalyzers.SystemTextJson, RivalFiles.Json),
        Rival("Refit", InstalledAnalyzers.Refit, RivalFiles.Refit),
        Rival("Riok.Mapperly", InstalledAnalyzers.Mapperly, RivalFiles.Mapperly),
    ];

    private static MeasuredGenerator Rival(string name, string assembly, Func<int, IReadOnlyList<string>> files)
    {
        var type = InstalledAnalyzers.Load(assembly).GetGenerators(LanguageNames.CSharp).Select(found => found.GetGeneratorType()).Single();
        return new(
            name,
            () => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator(),
            routes => routes == 0 ? [] : files(PlanFiles.Types(routes)));
    }
}
