using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class ExplainTests
{
    [Fact]
    public async Task The_winner_its_role_and_what_follows_are_named()
    {
        var ran = await RunAsync(SamplePlan.Of(), "master");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(
            """
            master goes to UAT, by the route master
              -> master -> UAT
              it is a main branch, stable: it may reach production
              from there: promotion to LIVE, after approval by sales: Is anyone in the middle of a demo? and approval by support: Is anyone serving a client right now?

            """,
            ran.Output,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Wider_routes_are_named_after_the_winner()
    {
        var plan = new Plan("shop") { Routes = [new Route("feature/*", SamplePlan.Dev()), new Route("feature/x", SamplePlan.Uat())] };

        var ran = await RunAsync(plan, "feature/x");

        Assert.StartsWith("feature/x goes to UAT, by the route feature/x, the narrowest that matches", ran.Output, StringComparison.Ordinal);
        Assert.Contains("     feature/* -> DEV: matches too, but is wider", ran.Output, StringComparison.Ordinal);
        Assert.Contains("no line of the branching model names it", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feature/x", 0, "feature/x")]
    [InlineData("feature/x", 0, "feature/*", "feature/x")]
    [InlineData("feature/x", 3, "feature/*")]
    [InlineData("feature/x", 3, "feature/X")]
    [InlineData("nothing/here", 3, "feature/*")]
    public async Task By_a_pattern_it_exits_3_unless_that_one_wins(string branch, int exitCode, params string[] patterns)
    {
        var plan = new Plan("shop") { Routes = [new Route("feature/*", SamplePlan.Dev()), new Route("feature/x", SamplePlan.Uat())] };

        Assert.Equal(exitCode, (await RunAsync(plan, branch, [.. patterns.SelectMany(pattern => new[] { "--by", pattern })])).ExitCode);
    }

    [Fact]
    public async Task No_match_exits_3_and_says_what_would_match()
    {
        var ran = await RunAsync(SamplePlan.Of(), "nothing/here");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("no route of the plan takes the branch nothing/here", ran.Output, StringComparison.Ordinal);
        Assert.Contains("feature/* -> dev-{slot}", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("release/1", "release", true)]
    [InlineData("release/wip/1", "feature", false)]
    [InlineData("release/hot", "hotfix", true)]
    [InlineData("trunk", null, false)]
    public async Task Of_overlapping_lines_it_says_what_the_matrix_says(string branch, string? role, bool isStable)
    {
        BranchLine[] lines =
        [
            new("release/**", BranchRole.Release, IsStable: true),
            new("release/wip/*", BranchRole.Feature, IsStable: false),
            new("release/hot", BranchRole.Hotfix, IsStable: true),
        ];
        foreach (var ordered in new[] { lines, [.. Enumerable.Reverse(lines)] })
        {
            var plan = new Plan("shop") { BranchLines = [.. ordered], Routes = [new Route("**", SamplePlan.Dev())] };

            var json = (await RunAsync(plan, branch, "--json")).Json;

            var row = PlanMatrix.Of(plan).RowOf(branch)!;
            Assert.Equal((role, isStable), (json.GetProperty("role").GetString(), json.GetProperty("stable").GetBoolean()));
            Assert.Equal((role, isStable), (row.Role?.ToString().ToLowerInvariant(), row.IsStable));
        }
    }

    [Fact]
    public async Task As_json_it_is_one_document()
    {
        var ran = await RunAsync(SamplePlan.Of(), "nothing/here", "--json");

        Assert.Equal(3, ran.ExitCode);
        Assert.False(ran.Json.GetProperty("matches").GetBoolean());
        Assert.Empty(ran.Json.GetProperty("routes").EnumerateArray());
        Assert.True((await RunAsync(SamplePlan.Of(), "feature/x", "--json")).Json.GetProperty("routes")[0].GetProperty("wins").GetBoolean());
    }

    [Fact]
    public async Task A_hostile_name_repaints_nothing()
    {
        var ran = await RunAsync(SamplePlan.Of(), "a\u001b[2J\u202eb");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains(@"a\u001b[2J\u202eb", ran.Output, StringComparison.Ordinal);
    }

    private static Task<Ran> RunAsync(Plan plan, string branch, params string[] more) =>
        new CommandLine(plan, "/nowhere/at/all") { Rehearsal = new NoRehearsal() }.RunAsync(["explain", branch, .. more]);
}
