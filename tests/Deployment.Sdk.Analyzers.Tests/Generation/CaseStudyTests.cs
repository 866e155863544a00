namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class CaseStudyTests
{
    [Fact]
    public Task The_case_study_is_generated_as_approved() =>
        Snapshot.MatchAsync(GeneratorHost.Generate(CaseStudy.All).ThatCompiles());

    [Fact]
    public void One_file_is_enough() => GeneratorHost.Generate(OneFile).ThatCompiles();

    private static string OneFile =>
        "using Deployment.Sdk;\n" + string.Join('\n', CaseStudy.All.Select(source => source.Replace("using Deployment.Sdk;", "")));
}
