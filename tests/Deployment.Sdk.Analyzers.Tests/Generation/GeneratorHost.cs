using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

/// <summary>Compiles source as a team's project would: against .NET, against the library, with the generator.</summary>
internal static class GeneratorHost
{
    public static CSharpParseOptions ParseOptions { get; } =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithDocumentationMode(DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Stage).Assembly.Location)];

    public static CSharpCompilation Compile(params IEnumerable<string> sources) =>
        Compile([.. sources.Select((source, index) => ($"/src/Source{index}.cs", source))]);

    public static CSharpCompilation Compile(IReadOnlyList<(string Path, string Text)> sources, string assembly = "Plan") =>
        CSharpCompilation.Create(
            assembly,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path, System.Text.Encoding.UTF8)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,

                // What the compiler says below this level no team sees; above it, all of it must stay silent.
                warningLevel: 9999));

    public static GeneratorDriver Driver(bool trackSteps = false) => CSharpGeneratorDriver.Create(
        [new PlanGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    public static GeneratedCode Generate(CSharpCompilation compilation)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(
            compilation, out var updated, out _, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult().Results.Single();
        return new GeneratedCode((CSharpCompilation)updated, result);
    }

    public static GeneratedCode Generate(params IEnumerable<string> sources) => Generate(Compile(sources));
}
