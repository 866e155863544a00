namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class DeterminismTests
{
    // One class in two files: the compiler merges its attributes in the order in which it was given the files.
    private static readonly IReadOnlyList<(string Path, string Text)> Files =
    [
        ("/src/A.cs", CaseStudy.Plan),
        ("/src/B.cs", CaseStudy.Environments),
        ("/src/C.cs", CaseStudy.Base),
        ("/src/D.cs", "using Deployment.Sdk; [Route<Dev>(\"spike/*\")] public static partial class Delivery;"),
        ("/src/E.cs", "using Deployment.Sdk; [SmokeTest(\"/status\"), ConfigVar(\"E\", \"1\")] public sealed partial class Uat;"),
        ("/src/F.cs", "using Deployment.Sdk; [DeploymentPlan(\"two\"), Promotion<Dev, Uat>] public static partial class Second;"),
    ];

    [Fact]
    public void Two_runs_give_the_same_files() => Assert.Equal(Generate(Files), Generate(Files));

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        var expected = Generate(Files);
        var random = new Random(7);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(expected, Generate([.. Files.OrderBy(_ => random.Next())]));
        }
    }

    [Fact]
    public void The_digest_of_the_policy_is_that_of_what_is_declared_and_of_nothing_else()
    {
        Assert.Equal("e6178f", Digest(CaseStudy.All)[..6]);
        Assert.Equal(
            Digest(CaseStudy.All),
            Digest([.. CaseStudy.All.Select(text => "// a comment\n\n" + text.Replace("\"dev\"", "\"d\" + \"ev\""))]));
        Assert.NotEqual(
            Digest(CaseStudy.All),
            Digest([.. CaseStudy.All.Select(text => text.Replace("\"/health\"", "\"/healthz\""))]));
    }

    [Fact]
    public void The_order_of_named_arguments_does_not_change_the_digest() =>
        Assert.Equal(
            Digest(WithSmokeTest("Attempts = 3, Timeout = 5")),
            Digest(WithSmokeTest("Timeout = 5, Attempts = 3")));

    private static string[] WithSmokeTest(string arguments) =>
        [.. CaseStudy.All.Select(text => text.Replace("(\"/health\")", $"(\"/health\", {arguments})"))];

    private static string Digest(IEnumerable<string> sources)
    {
        var plan = GeneratorHost.Generate(sources).ThatCompiles().LoadType("Delivery").GetProperty("Plan")!.GetValue(null);
        return ((Plans.Plan)plan!).PolicyDigest;
    }

    private static string Generate(IReadOnlyList<(string Path, string Text)> files)
    {
        var code = GeneratorHost.Generate(GeneratorHost.Compile(files)).ThatCompiles();
        return string.Join('\n', code.HintNames.Select(name => $"{name}\n{code[name]}"));
    }
}
