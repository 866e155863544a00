using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

/// <summary>Compiles source as a team's project would: against .NET, against the library, with the generator.</summary>
internal static class GeneratorHost
{
    public static CSharpParseOptions ParseOptions { get; } =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithDocumentationMode(DocumentationMode.Diagnose);

    // Its bound references are shared by every compilation that is made from it.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Plan",
        references: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Stage).Assembly.Location)],
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true,

            // Every warning that the compiler knows: all of them must stay silent.
            warningLevel: 9999));

    static GeneratorHost() => _ = Empty.GetSpecialType(SpecialType.System_Object);

    public static CSharpCompilation Compile(params IEnumerable<string> sources) =>
        Compile([.. sources.Select((source, index) => ($"/src/Source{index}.cs", source))]);

    public static CSharpCompilation Compile(IReadOnlyList<(string Path, string Text)> sources) =>
        Empty.AddSyntaxTrees([.. sources.Select(source =>
            CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path, System.Text.Encoding.UTF8))]);

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
