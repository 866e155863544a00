using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
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
    public Task A_line_of_the_branching_model_that_is_null_is_none() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow(Main = {|DPL1003:null!|})]
        public static partial class Delivery;
        [DeploymentPlan("shelf"), TrunkBased, Branch({|DPL1003:null!|}, BranchRole.Hotfix)]
        public static partial class Other;
        """);

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

    [Fact]
    [Trait(Id, "fixed")]
    public Task Braces_become_one_line_for_each_alternative_in_the_layout_of_the_first() => Verify.Fix<CorrectPatternFix>(
        """
        /// <summary>Ours.</summary>
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main")] // what customers see next
            [Route<Dev>(@"{|DPL1003:{feature,hotfix}|}/*")] // two
        [Branch("{|DPL1003:{a, b}|}-{c,d}", BranchRole.Feature, Stable = false)]
        public static partial class Delivery;
        """ + Environments,
        """
        /// <summary>Ours.</summary>
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main")] // what customers see next
            [Route<Dev>(@"feature/*")]
            [Route<Dev>(@"hotfix/*")] // two
        [Branch("a-c", BranchRole.Feature, Stable = false)]
        [Branch("a-d", BranchRole.Feature, Stable = false)]
        [Branch("b-c", BranchRole.Feature, Stable = false)]
        [Branch("b-d", BranchRole.Feature, Stable = false)]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task Among_other_attributes_in_one_pair_of_brackets_they_stay_there() => Verify.Fix<CorrectPatternFix>(
        """"
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>(pattern: """fix{|DPL1003:{,es}|}/*"""), Route<Uat>("main")]
        public static partial class Delivery;
        """" + Environments,
        """"
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>(pattern: """fix/*"""), Route<Dev>(pattern: """fixes/*"""), Route<Uat>("main")]
        public static partial class Delivery;
        """" + Environments);

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("{|DPL1003:refs/heads/|}dev", "dev")]
    [InlineData("{|DPL1003:/|}feature/*", "feature/*")]
    [InlineData("{|DPL1003:^|}main$", "main")]
    [InlineData("feature{|DPL1003:/|}", "feature/*")]
    [InlineData("feature{|DPL1003:/|}", "feature/**", InvalidBranchPattern.AcrossParts)]
    [InlineData("feature/{|DPL1003:.*|}", "feature/*")]
    [InlineData("{|DPL1003:^|}feature/.*", "feature/**", InvalidBranchPattern.AcrossParts)]
    [InlineData("{|DPL1003:.*|}-fix", "**-fix", InvalidBranchPattern.AcrossParts)]
    [InlineData("{|DPL1003:refs/heads/|}feature/", "feature/*")]
    public Task What_can_only_mean_one_thing_is_written_so(string before, string after, string? offer = null) =>
        Fixed(before, after, offer);

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("release/{|DPL1003:[|}0-9]")]
    [InlineData("{|DPL1003:!|}feature/*")]
    [InlineData("{|DPL1003:^|}feature")]
    [InlineData("feature{|DPL1003:$|}")]
    [InlineData("release/*{|DPL1003:.*|}")]
    [InlineData("{|DPL1003:^|}(feature|hotfix)/.*$")]
    [InlineData("{|DPL1003:^|}v1.2+$")]
    [InlineData("{|DPL1003:/main/|}")]
    [InlineData("{|DPL1003:/|}/main")]
    [InlineData("feature/{|DPL1003:{a,}|}")]
    [InlineData("{|DPL1003:{a,{b,c}|}}")]
    [InlineData("{|DPL1003:{a,b|}")]
    [InlineData("{|DPL1003:{1..3}|}")]
    [InlineData("{|DPL1003:{a,b}|}{c,d}{e,f}{g,h}{i,j}")]
    [InlineData("{|DPL1003:{a,b}|}/[a]")]
    [InlineData("{|DPL1003:refs/tags/|}v1")]
    public Task Where_there_is_a_doubt_nothing_is_offered(string pattern) => Fixed(pattern, pattern, offer: null);

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("Route<Dev>(\"a-\" + \"{|DPL1003:{b,c}|}\")")]
    [InlineData("Route<Dev>({|DPL1003:$\"{{b,c}}\"|})")]
    [InlineData("Route<Dev>({|DPL1003:Names.Wrong|})")]
    [InlineData("TrunkBased(Trunk = \"{|DPL1003:{b,c}|}\")")]
    public Task What_is_written_elsewhere_or_can_be_there_but_once_is_left_alone(string attribute)
    {
        var source = $$"""
            [DeploymentPlan("shop"), {{attribute}}]
            public static partial class Delivery;

            internal static class Names
            {
                public const string Wrong = "{a,b}";
            }
            """ + Environments;
        return Verify.Fix<CorrectPatternFix>(source, source);
    }

    [Fact]
    [Trait(Id, "fixed")]
    public Task A_setting_of_the_branching_model_is_corrected_too() => Verify.Fix<CorrectPatternFix>(
        """
        [DeploymentPlan("shop"), Gitflow(Main = "{|DPL1003:refs/heads/|}main", Develop = "{|DPL1003:/|}dev")]
        public static partial class Delivery;
        """,
        """
        [DeploymentPlan("shop"), Gitflow(Main = "main", Develop = "dev")]
        public static partial class Delivery;
        """);

    private static Task Fixed(string before, string after, string? offer)
    {
        static string Plan(string pattern) =>
            $$"""
            [DeploymentPlan("shop"), TrunkBased]
            [Route<Dev>("{{pattern}}")]
            public static partial class Delivery;
            """ + Environments;

        return Verify.Fix<CorrectPatternFix>(Plan(before), Plan(after), test => test.CodeActionEquivalenceKey = offer);
    }
}
