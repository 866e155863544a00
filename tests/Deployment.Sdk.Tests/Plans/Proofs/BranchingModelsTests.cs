using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Tests.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class BranchingModelsTests
{
    [Fact]
    public void Gitflow_has_its_own_lines_and_only_main_is_stable() => Assert.Equal(
        ["master Main True", "dev Develop False", "feature/* Feature False", "release/* Release False", "hotfix/* Hotfix False"],
        Lines(BranchingModels.Gitflow("master", "dev")));

    [Fact]
    public void Beside_the_trunk_everything_is_work_in_progress() =>
        Assert.Equal(["main Main True", "** Feature False"], Lines(BranchingModels.TrunkBased("main")));

    [Fact]
    public void Every_role_and_every_pattern_of_a_model_exists() => Assert.All(
        BranchingModels.Gitflow("master", "develop").Concat(BranchingModels.TrunkBased("main")),
        line =>
        {
            Assert.True(Enum.IsDefined(Enum.Parse<BranchRole>(line.Role)));
            Assert.Equal(line.Pattern, Parsed.Pattern(line.Pattern).Text);
        });

    private static IEnumerable<string> Lines(IEnumerable<ModelLine> lines) => lines.Select(line => $"{line.Pattern} {line.Role} {line.IsStable}");
}
