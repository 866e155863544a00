using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Tests.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class StableBranchesTests
{
    [Theory]
    // A stable line claims its branches, and a wider line that is not stable does not take them.
    [InlineData("master stable; feature/*", "master", "feature/a")]
    [InlineData("main stable; **", "main", "main2")]
    [InlineData("feature/*; feature/ready-* stable", "feature/ready-a", "feature/a")]
    // A narrower line that is not stable takes its branches away.
    [InlineData("release/** stable; release/experiment/**", "release/a", "release/experiment/a")]
    [InlineData("release/** stable; release/x/**; release/x/ok stable", "release/x/ok", "release/x/a")]
    // Where neither is narrower, the branch is not stable.
    [InlineData("release/* stable; */try", "release/a", "release/try")]
    // A team's own line, which stands last, replaces the model's.
    [InlineData("master stable; hotfix/*; hotfix/* stable", "hotfix/a", "hotfix")]
    [InlineData("dev stable; master stable; dev", "master", "dev")]
    // A line has no slots, so that one with a slot claims nothing.
    [InlineData("master stable; dev-{slot} stable", "master", "dev-1")]
    public void The_narrower_line_decides(string lines, string stable, string unstable)
    {
        var claimed = StableBranches.Of(Lines(lines));
        Assert.True(claimed.Contains(stable));
        Assert.False(claimed.Contains(unstable));
    }

    [Fact]
    public void Equal_branches_under_different_texts_are_not_stable() => Assert.True(StableBranches.Of(Lines("*? stable; ?*")).IsEmpty);

    [Fact]
    public void No_line_claims_nothing() => Assert.True(StableBranches.Of([]).IsEmpty);

    private static ProofLine[] Lines(string lines) =>
    [
        .. lines.Split("; ").Select(line => line.Split(' ')).Select(line => new ProofLine(Parsed.Pattern(line[0]), IsStable: line.Length == 2)),
    ];
}
