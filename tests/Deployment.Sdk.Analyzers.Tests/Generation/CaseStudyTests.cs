namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class CaseStudyTests
{
    [Fact]
    public Task The_case_study_is_generated_as_approved() =>
        Snapshot.MatchAsync(GeneratorHost.Generate(CaseStudy.All).ThatCompiles());

    [Fact]
    public Task Patterns_with_slots_and_several_wildcards_are_compiled_as_approved() =>
        Snapshot.MatchAsync(GeneratorHost.Generate(
            """
            using Deployment.Sdk;

            namespace Company.Delivery
            {
                [DeploymentPlan("company")]
                [TrunkBased]
                [Branch("spike/**", BranchRole.Feature)]
                [Route<Team>("team/{slot}")]
                [Route<Shared>("team/*/wip-??")]
                [Route<Shared>("release/**/*-rc-*")]
                [CopyData<Shared, Team>(Anonymise = "make anonymous")]
                internal static partial class Plans;

                [Environment("team-{slot}", Stage.Review), HerokuApp("company-{slot}", Path = "web")]
                [Slot("red", "red@company.example"), Slot("blue", "blue@company.example")]
                internal sealed partial class Team;

                [Environment("SHARED", Stage.Staging, SharedAccount = true), Maintenance, HerokuApp("company-shared")]
                internal sealed partial class Shared;
            }
            """).ThatCompiles());

    [Fact]
    public void One_file_is_enough() => GeneratorHost.Generate(OneFile).ThatCompiles();

    private static string OneFile =>
        "using Deployment.Sdk;\n" + string.Join('\n', CaseStudy.All.Select(source => source.Replace("using Deployment.Sdk;", "")));
}
