using System.Text;
using Basic.Reference.Assemblies;
using Deployment.Sdk.Benchmarks.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Benchmarks.Generators;

/// <summary>A project of so many files, some of which declare what a generator looks for.</summary>
internal sealed class GeneratedProject
{
    public static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    // Its bound references are shared by every compilation that is made from it.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Project",
        references:
        [
            .. Net100.References.All,
            MetadataReference.CreateFromFile(typeof(Stage).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Refit.GetAttribute).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Riok.Mapperly.Abstractions.MapperAttribute).Assembly.Location),
        ],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private readonly Func<ISourceGenerator> _generator;
    private readonly bool _trackSteps;
    private CSharpCompilation _compilation;
    private SyntaxTree _edited;
    private GeneratorDriver? _driver;
    private int _edits;

    static GeneratedProject() => _ = Empty.GetSpecialType(SpecialType.System_Object);

    /// <param name="generator">The generator.</param>
    /// <param name="routes">For how much the declarations stand; none with zero.</param>
    /// <param name="files">All files together.</param>
    /// <param name="trackSteps">Whether the driver writes down why it did what; that costs more than doing it.</param>
    public GeneratedProject(MeasuredGenerator generator, int routes, int files, bool trackSteps = false)
    {
        _trackSteps = trackSteps;
        _generator = generator.Create;
        var declarations = generator.Files(routes);
        var trees = declarations.Concat(Enumerable.Range(0, Math.Max(1, files - declarations.Count)).Select(number => OrdinaryFile.Text(number)))
            .Select((text, index) => Parse(text, $"/src/File{index}.cs"))
            .ToArray();
        _edited = trees[^1];
        _compilation = Empty.AddSyntaxTrees(trees);
    }

    public static CSharpCompilation Compile(IEnumerable<string> files) =>
        Empty.AddSyntaxTrees(files.Select((text, index) => Parse(text, $"/src/File{index}.cs")));

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);

    /// <summary>What a build pays: a new driver over a compilation in which nothing is bound.</summary>
    public GeneratorDriver RunCold() => NewDriver().RunGenerators(_compilation.Clone());

    /// <summary>Makes the edit of an unrelated file, and the compilation that the editor hands over; not to be measured.</summary>
    public void Edit()
    {
        _driver ??= RunCold();
        var edited = Parse(OrdinaryFile.Text(100_000, ++_edits), _edited.FilePath);
        _compilation = _compilation.ReplaceSyntaxTree(_edited, edited);
        _edited = edited;
    }

    /// <summary>What an editor pays after an edit. It keeps the driver, so that the next edit stands on this one.</summary>
    public GeneratorDriver RunEdited() => _driver = _driver!.RunGenerators(_compilation);

    private CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [_generator()], parseOptions: ParseOptions, driverOptions: new(IncrementalGeneratorOutputKind.None, _trackSteps));
}
