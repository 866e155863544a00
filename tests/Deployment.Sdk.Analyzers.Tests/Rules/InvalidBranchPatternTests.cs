using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class InvalidBranchPatternTests
{
    private const string Id = "DPL1003";

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("\"feature/{|DPL1003:[|}ab]\"")]
    [InlineData("\"\\u0066eature/{|DPL1003:[|}ab]\"")]
    [InlineData("\"feature{|DPL1003:\\\\|}a\"")]
    [InlineData("@\"feature{|DPL1003:\\|}a\"")]
    [InlineData("@\"a\"\"{|DPL1003:[|}\"")]
    [InlineData("\"\"\"feature/{|DPL1003:[|}ab]\"\"\"")]
    [InlineData("\"{|DPL1003:!|}feature/*\"")]
    [InlineData("\"feature/{|DPL1003:{a,b}|}\"")]
    [InlineData("\"{|DPL1003:refs/heads/|}dev\"")]
    [InlineData("\"feature{|DPL1003:/|}\"")]
    [InlineData("\"a{|DPL1003:\\t|}b\"")]
    [InlineData("(\"a/\" + \"{|DPL1003:[|}b]\")")]
    [InlineData("{|DPL1003:\"\"|}")]
    [InlineData("{|DPL1003:null|}")]
    [InlineData("pattern: \"a{|DPL1003:~|}b\"")]
    [InlineData("{|DPL1003:Names.Wrong|}")]
    [InlineData("{|DPL1003:Names.Wrong + \"b\"|}")]
    [InlineData("{|DPL1003:$\"a[b\"|}")]
    public Task The_squiggle_is_on_the_character_where_it_is_written(string argument) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>({{argument}})]
        public static partial class Delivery;

        internal static class Names
        {
            public const string Wrong = "a[";
        }
        """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task In_a_raw_literal_of_several_lines_the_indentation_does_not_count() => Verify.Rules(
        """"
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("""
            feature/{|DPL1003:[|}ab]
            """)]
        public static partial class Delivery;
        """" + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task The_message_says_what_to_write_instead() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("{|#0:refs/heads/|}dev")]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id, "Branch pattern 'refs/heads/dev' is not valid. Patterns match short branch names. Write 'dev'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task What_cannot_be_seen_is_spelt_out_in_the_message() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("dev{|#0:\n|}error")]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Branch pattern 'dev\\u000Aerror' is not valid. No branch has the control character U+000A in its name. Leave it out."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Branching_models_and_branch_lines_hold_patterns_too() => Verify.Rules(
        """
        [DeploymentPlan("one"), Gitflow(Main = "{|DPL1003:^|}master", Develop = "dev{|DPL1003:$|}")]
        [Branch("experiment/{|DPL1003:[|}a]", BranchRole.Feature)]
        public static partial class One;

        [DeploymentPlan("two"), TrunkBased(Trunk = "{|DPL1003:refs/heads/|}main")]
        [Branch(role: BranchRole.Feature, pattern: "spike {|DPL1003:|}x")]
        public static partial class Two;
        """.Replace(" {|DPL1003:|}", "{|DPL1003: |}"));

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("\"dev\"")]
    [InlineData("\"feature/*\"")]
    [InlineData("\"feature/**\"")]
    [InlineData("\"release/1.?\"")]
    [InlineData("\"\\u0066eature/*\"")]
    [InlineData("\"größe/*\"")]
    public Task A_valid_pattern_is_left_alone(string argument) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>({{argument}})]
        public static partial class Delivery;
        """ + Environments);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("[Route<Dev>{|CS7036:|}]")]
    [InlineData("[{|CS7036:Route<Dev>()|}]")]
    [InlineData("[Route<Dev>({|CS1503:1|})]")]
    [InlineData("[Route<Dev>({|CS0103:Missing|})]")]
    [InlineData("[{|CS1729:Route<Dev>(\"a[\", \"b\")|}]")]
    [InlineData("[Route<Dev>({|CS0182:string.Concat(\"a\", \"[\")|})]")]
    [InlineData("[{|CS7036:Branch(\"a[\")|}]")]
    public Task What_does_not_bind_is_the_compilers_own_matter(string attribute) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        {{attribute.Replace("[Route<Dev>{|CS7036:|}]", "[{|CS7036:Route<Dev>|}]")}}
        public static partial class Delivery;
        """ + Environments);
}
