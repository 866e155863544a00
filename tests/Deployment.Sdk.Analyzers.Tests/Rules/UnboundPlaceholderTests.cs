using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnboundPlaceholderTests
{
    private const string Id = "DPL1008";

    private const string DeveloperApp = """

        [Environment("dev-{slot}", Stage.Development), HerokuApp("shop-dev-{slot}")]
        [Slot("1", "dev-1@shop.example"), Slot("2", "dev-2@shop.example")]
        public partial class DeveloperApp;
        """;

    [Fact]
    [Trait(Id, "fires")]
    public Task A_slot_in_a_route_to_an_environment_without_slots() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("feature/{|#0:{slot}|}/*")]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(
            Id,
            "Nothing binds '{slot}' in the branch pattern 'feature/{slot}/*'. DEV has no slot. Declare each slot with [Slot], or write '*'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_misspelt_placeholder_in_a_route() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<DeveloperApp>("dev-{|#0:{solt}|}"), Route<DeveloperApp>("{|#1:{branch}|}"), Route<Dev>(pattern: @"x/{|#2:{Slot}|}")]
        public static partial class Delivery;
        """ + Environments + DeveloperApp,
        Verify.Says(Id, "Nothing binds '{solt}' in the branch pattern 'dev-{solt}'. The only placeholder is '{slot}'. Write '{slot}'."),
        Verify.Says(
            Id,
            "Nothing binds '{branch}' in the branch pattern '{branch}'. The only placeholder is '{slot}'. Write '{slot}', or '*' for any text.",
            at: 1),
        Verify.Says(
            Id,
            "Nothing binds '{Slot}' in the branch pattern 'x/{Slot}'. The only placeholder is '{slot}', and DEV has no slot. " +
            "Declare each slot with [Slot] and write '{slot}', or write '*'.",
            at: 2));

    [Fact]
    [Trait(Id, "fires")]
    public Task Any_placeholder_in_a_line_of_the_branching_model() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow(Main = "main-{|#0:{slot}|}", Develop = "{|DPL1008:{env}|}")]
        [Branch("dev-{|DPL1008:{slot}|}", BranchRole.Feature)]
        public static partial class Delivery;
        """,
        Verify.Says(
            Id,
            "Nothing binds '{slot}' in the branch pattern 'main-{slot}'. A line of the branching model belongs to no environment, " +
            "and slots are an environment's. Write '*'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_slot_in_the_names_of_an_environment_without_slots() => Verify.Rules(
        """
        [Environment("dev-{|#0:{slot}|}", Stage.Development), HerokuApp("shop-{|#1:{slot}|}")]
        public partial class DeveloperApp;
        """,
        Verify.Says(
            Id,
            "Nothing binds '{slot}' in the environment name 'dev-{slot}'. The environment has no slot. " +
            "Declare each slot with [Slot], or leave '{slot}' out."),
        Verify.Says(
            Id,
            "Nothing binds '{slot}' in the app name 'shop-{slot}'. The environment has no slot. " +
            "Declare each slot with [Slot], or leave '{slot}' out.",
            at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task Every_unknown_placeholder_of_a_name_is_shown_and_what_else_is_wrong_with_it() => Verify.Rules(
        """
        [Environment("{|#0:{slots}|}", Stage.Development)]
        [HerokuApp({|DPL2001:"Shop-{|#1:{branch}|}-{|#2:{Slot}|}"|})]
        [Slot("1", "dev-1@shop.example")]
        public partial class DeveloperApp;
        """,
        Verify.Says(Id, "Nothing binds '{slots}' in the environment name '{slots}'. The only placeholder is '{slot}'. Write '{slot}'."),
        Verify.Says(
            Id,
            "Nothing binds '{branch}' in the app name 'Shop-{branch}-{Slot}'. The only placeholder is '{slot}'. " +
            "Write '{slot}', or leave '{branch}' out.",
            at: 1),
        Verify.Says(
            Id, "Nothing binds '{Slot}' in the app name 'Shop-{branch}-{Slot}'. The only placeholder is '{slot}'. Write '{slot}'.", at: 2));

    [Fact]
    [Trait(Id, "fires")]
    public Task What_else_is_wrong_with_a_pattern_is_said_beside_it() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<DeveloperApp>("dev-{|DPL1008:{solt}|}/{|DPL1003:[|}a]"), Route<DeveloperApp>("a{|DPL1003:[|}/{|DPL1008:{solt}|}")]
        public static partial class Delivery;
        """ + DeveloperApp);

    [Fact]
    [Trait(Id, "fires")]
    public Task An_unknown_placeholder_of_a_base_class_is_shown_there_and_only_there() => Verify.Rules(
        """
        [HerokuApp("shop-{|#0:{user}|}")]
        public abstract class Personal;

        [Environment("a-{slot}", Stage.Development), Slot("1", "dev-1@shop.example")] public partial class A : Personal;
        [Environment("b", Stage.Development)] public partial class B : Personal;
        """,
        Verify.Says(
            Id,
            "Nothing binds '{user}' in the app name 'shop-{user}'. The only placeholder is '{slot}'. " +
            "Declare each slot with [Slot] and write '{slot}', or leave '{user}' out."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_slot_of_a_base_class_is_judged_where_an_environment_inherits_it() => Verify.Rules(
        """
        [HerokuApp("shop-{slot}")]
        public abstract class Personal;

        [Environment("a-{slot}", Stage.Development), Slot("1", "dev-1@shop.example")] public partial class A : Personal;
        [Environment("b", Stage.Development)] public partial class {|#0:B|} : Personal;
        """,
        Verify.Says(
            Id,
            "Nothing binds '{slot}' in the app name 'shop-{slot}'. The environment has no slot. " +
            "Declare each slot with [Slot], or leave '{slot}' out. It is declared on the base class 'Personal'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Names_of_a_base_class_of_another_assembly_are_shown_at_the_environment() => Verify.Rules(test =>
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add(
            """[Deployment.Sdk.HerokuApp("shop-{|DPL1008:{user}|}")] public abstract class Personal;""");
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
        test.TestState.Sources.Add("""[Environment("UAT", Stage.Staging)] public partial class {|DPL1008:Uat|} : Personal;""");
    });

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("\"dev-\" + \"{|DPL1008:{solt}|}\"")]
    [InlineData("\"\"\"dev-{|DPL1008:{solt}|}\"\"\"")]
    [InlineData("{|DPL1008:Names.Wrong|}")]
    [InlineData("{|DPL1008:\"{so\" + \"lt}\"|}")]
    [InlineData("\"${|DPL1008:{USER}|}\"")]
    [InlineData("\"{|DPL1008:{}|}\"")]
    public Task The_squiggle_is_on_the_placeholder_where_it_is_written(string argument) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<DeveloperApp>({{argument}})]
        public static partial class Delivery;

        internal static class Names
        {
            public const string Wrong = "{solt}";
        }
        """ + DeveloperApp);

    [Fact]
    [Trait(Id, "silent")]
    public Task Slots_bind_the_placeholder_wherever_the_environment_is_meant() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<DeveloperApp>("feature/{slot}"), Route<DeveloperApp>("feature/{slot}/**"), Route<Dev>("feature/*")]
        public static partial class Delivery;
        """ + Environments + DeveloperApp);

    [Fact]
    [Trait(Id, "silent")]
    public Task Slots_of_a_base_class_bind_it_too() => Verify.Rules(
        """
        [Slot("1", "dev-1@shop.example"), HerokuApp("shop-{slot}")]
        public abstract class Personal;

        [Environment("dev-{slot}", Stage.Development)]
        public partial class DeveloperApp : Personal;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("{|CS7036:Slot|}")]
    [InlineData("Slot({|CS0103:Missing|}, \"a@shop.example\")")]
    [InlineData("{|CS7036:Slot(\"1\")|}")]
    public Task A_slot_that_is_being_typed_counts(string slot) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased, Route<DeveloperApp>("feature/{slot}")]
        public static partial class Delivery;

        [Environment("dev-{slot}", Stage.Development), HerokuApp("shop-{slot}"), {{slot}}]
        public partial class DeveloperApp;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("{|CS0246:Missing|}")]
    [InlineData("{|DPL2005:int|}")]
    [InlineData("{|DPL2005:Plain|}")]
    public Task Of_slots_of_what_is_no_environment_nothing_is_said(string target) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<{{target}}>("dev-{slot}")]
        public static partial class Delivery;

        public class Plain;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("{|DPL1003:{a,b}|}")]
    [InlineData("{|DPL1003:{1..3}|}")]
    [InlineData("{|DPL1003:{solt|}")]
    [InlineData("a{|DPL1003:@{|}solt}")]
    [InlineData("{slot}-{|DPL1003:{slot}|}")]
    public Task What_is_no_placeholder_is_an_invalid_pattern(string pattern) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<DeveloperApp>("{{pattern}}")]
        public static partial class Delivery;
        """ + DeveloperApp);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_route_that_can_never_be_taken_for_it_takes_part_in_nothing_else() => Verify.Rules(
        """
        [DeploymentPlan("shop"), Gitflow(Main = "{|DPL1008:{slot}|}")]
        [Route<Live>("{|DPL1008:{slot}|}")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task All_that_are_misspelt_are_corrected_at_once() => Verify.Fix<BindPlaceholderFix>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<DeveloperApp>("dev/" + @"{|DPL1008:{solt}|}"), Route<DeveloperApp>("dev-{|DPL1008:{Slot}|}/*")]
        public static partial class Delivery;

        [Environment("dev-{|DPL1008:{slots}|}", Stage.Development), HerokuApp("shop-{|DPL1008:{slto}|}-{|DPL1008:{SLOT}|}")]
        [Slot("1", "dev-1@shop.example"), Slot("2", "dev-2@shop.example")]
        public partial class DeveloperApp;
        """,
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<DeveloperApp>("dev/" + @"{slot}"), Route<DeveloperApp>("dev-{slot}/*")]
        public static partial class Delivery;

        [Environment("dev-{slot}", Stage.Development), HerokuApp("shop-{slot}-{slot}")]
        [Slot("1", "dev-1@shop.example"), Slot("2", "dev-2@shop.example")]
        public partial class DeveloperApp;
        """);

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("Route<DeveloperApp>(\"{|DPL1008:{branch}|}\")", "Route<DeveloperApp>(\"{slot}\")", UnboundPlaceholder.Known)]
    [InlineData("Route<DeveloperApp>(\"{|DPL1008:{branch}|}\")", "Route<DeveloperApp>(\"*\")", UnboundPlaceholder.Wildcard)]
    [InlineData("Route<Dev>(\"feature/{|DPL1008:{slot}|}\")", "Route<Dev>(\"feature/*\")")]
    [InlineData("Branch(\"dev-{|DPL1008:{slot}|}\", BranchRole.Feature)", "Branch(\"dev-*\", BranchRole.Feature)")]
    public Task Another_one_or_a_wildcard_is_offered_by_itself(string before, string after, string? offer = null) => Verify.Fix<BindPlaceholderFix>(
        Plan(before), Plan(after), test => test.CodeActionEquivalenceKey = offer);

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("Route<Dev>(\"*{|DPL1008:{slot}|}\")")]
    [InlineData("Route<Dev>({|DPL1008:Names.Wrong|})")]
    [InlineData("Route<DeveloperApp>(\"{slot}-{|DPL1008:{solt}|}\")")]
    public Task Where_nothing_can_stand_there_nothing_is_offered(string route) => Verify.Fix<BindPlaceholderFix>(Plan(route), Plan(route));

    private static string Plan(string attribute) =>
        $$"""
        [DeploymentPlan("shop"), TrunkBased]
        [{{attribute}}]
        public static partial class Delivery;

        internal static class Names
        {
            public const string Wrong = "{solt}";
        }
        """ + Environments + DeveloperApp;
}
