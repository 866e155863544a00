using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class CompilationSurfaceTests
{
    private const string Plan =
        """
        using Deployment.Sdk;
        using Main = Deployment.Sdk.RouteAttribute<Uat>;

        [DeploymentPlan(Names.Pipeline)]
        [Gitflow(Main = "master")]
        [Main("master")]
        public static partial class Delivery;

        [Environment("UAT", Names.UatStage), HerokuApp("shop-uat" + Names.Suffix)]
        [Slot("a", "a@shop.example")]
        public sealed partial class Uat : App;
        """;

    private const string Other =
        """
        using Deployment.Sdk;

        System.Console.WriteLine();

        #if EU
        public static class Region { public const string Name = "-eu"; }
        #else
        public static class Region { public const string Name = "-us"; }
        #endif

        public static class Names
        {
            public const string Pipeline = "shop";
            public const string Suffix = Region.Name;
            public const Stage UatStage = (Stage)Numbers.Second;

            public static int Count(int from) { return from + 4; }

            public static string Text() => "five";
        }

        public enum Numbers { First = 1, Second = 2 }

        public sealed class WarmUpAttribute(int seconds = 7) : StepAttribute { public int Seconds => seconds; }

        [ConfigVar("REGION", "six"), WarmUp]
        public abstract class App;
        """;

    [Theory]
    [InlineData("+ 4", "+ 44")]
    [InlineData("{ return from + 4; }", "{\n    // why\n    var sum = from + 4;\n    return sum;\n}")]
    [InlineData("\"five\"", "\"5\"")]
    [InlineData("System.Console.WriteLine();", "int Twice(int number) => number * 2; _ = Twice(3);")]
    [InlineData("public enum", "// a remark\n\npublic enum")]
    public void An_edit_that_no_attribute_can_see_leaves_it_equal(string old, string replacement) =>
        Assert.Equal(Surface(Other), Surface(Replaced(old, replacement)));

    [Theory]
    [MemberData(nameof(VisibleEdits))]
    public void An_edit_that_an_attribute_could_see_does_not(string old, string replacement) =>
        Assert.NotEqual(Surface(Other), Surface(Replaced(old, replacement)));

    [Theory]
    [MemberData(nameof(VisibleEdits))]
    public void What_an_editor_generates_after_an_edit_is_what_a_build_generates(string old, string replacement)
    {
        var before = Compile(Other);
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[1], Compile(Replaced(old, replacement)).SyntaxTrees[1]);
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(
            Files(GeneratorHost.Driver().RunGenerators(after, cancellation)),
            Files(GeneratorHost.Driver().RunGenerators(before, cancellation).RunGenerators(after, cancellation)));
    }

    public static TheoryData<string, string> VisibleEdits => new()
    {
        { "\"shop\"", "\"store\"" },
        { "#if EU", "#if !EU" },
        { "Second = 2", "Second = 1" },
        { "Numbers.Second", "Numbers.First" },
        { "\"REGION\"", "\"AREA\"" },
        { "\"six\"", "\"6\"" },
        { "seconds = 7", "seconds = 8" },
        { "int seconds", "long seconds" },
        { "[ConfigVar", "[SmokeTest(\"/health\")]\n[ConfigVar" },
        { "abstract class App;", "abstract class App : Base;\n[SecretVar(\"KEY\")] public abstract class Base;" },
        { "public enum", "[Environment(\"DEV\", Stage.Development)] public sealed partial class Dev;\n\npublic enum" },
        { "using Deployment.Sdk;", "using Deployment.Sdk;\nusing ConfigVar = Deployment.Sdk.SecretVarAttribute;" },
        { "using Deployment.Sdk;", "global using Deployment.Sdk;" },
    };

    [Fact]
    public void References_options_and_names_are_part_of_it()
    {
        var compilation = Compile(Other);
        var surface = new CompilationSurface(compilation);
        Assert.Equal(surface, new CompilationSurface(compilation.Clone()));
        Assert.NotEqual(surface, new CompilationSurface(compilation.WithAssemblyName("Another")));
        Assert.NotEqual(surface, new CompilationSurface(compilation.RemoveReferences(compilation.References.Last())));
        Assert.NotEqual(surface, new CompilationSurface(compilation.WithOptions(compilation.Options.WithAllowUnsafe(false))));
        Assert.NotEqual(surface, new CompilationSurface(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[0])));
        Assert.NotEqual(surface, new CompilationSurface(compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0], compilation.SyntaxTrees[0].WithFilePath("/src/Moved.cs"))));
        Assert.NotEqual(surface, new CompilationSurface(compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0],
            compilation.SyntaxTrees[0].WithRootAndOptions(
                compilation.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken), GeneratorHost.ParseOptions.WithPreprocessorSymbols("EU")))));
    }

    [Theory]
    [InlineData("using Deployment.Sdk;", "[DeploymentPlanAttribute(\"p\")]")]
    [InlineData("", "[Deployment.Sdk.DeploymentPlan(\"plan-p\")]")]
    [InlineData("", "[global::Deployment.Sdk.DeploymentPlan(\"plan-p\")]")]
    [InlineData("using Deployment.Sdk;", "[@DeploymentPlanAttribute(\"p\")]")]
    [InlineData("using Deployment.Sdk;", "[D\\u0065ploymentPlan(\"p\")]")]
    [InlineData("using Ship = Deployment.Sdk.DeploymentPlanAttribute;", "[Ship(\"p\")]")]
    [InlineData("using ShipAttribute = Deployment.Sdk.DeploymentPlanAttribute;", "[Ship(\"p\")]")]
    [InlineData("namespace Inner; using Ship = Deployment.Sdk.DeploymentPlanAttribute;", "[Ship(\"p\")]")]
    [InlineData("", "[Everywhere(\"p\")]")]
    [InlineData("", "[Sdk::DeploymentPlan(\"plan-p\")]")]
    public void A_plan_is_found_by_whatever_name_its_attribute_has(string usings, string attribute)
    {
        var result = GeneratorHost.Generate(
            $$"""
            {{usings}}
            public static partial class Outer { {{attribute}} public static partial class Delivery; }
            """,
            "global using Everywhere = Deployment.Sdk.DeploymentPlanAttribute; global using Sdk = Deployment.Sdk;");
        Assert.Contains(result.HintNames, name => name.Contains("Delivery", StringComparison.Ordinal));
    }

    private static string Replaced(string old, string replacement)
    {
        Assert.Contains(old, Other);
        return Other.Replace(old, replacement);
    }

    private static CSharpCompilation Compile(string other) => GeneratorHost.Compile(Plan, other);

    private static CompilationSurface Surface(string other) => new(Compile(other));

    private static IEnumerable<string> Files(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.Select(file => $"{file.HintName}\n{file.SourceText}");
}
