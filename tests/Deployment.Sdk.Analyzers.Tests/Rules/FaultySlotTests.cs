using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class FaultySlotTests
{
    private const string Id = "DPL2006";

    [Fact]
    [Trait(Id, "fires")]
    public Task What_no_app_name_can_hold_is_shown_at_the_character() => Verify.Rules(
        """
        [Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-{slot}")]
        [Slot("a", "a@x.example"), Slot({|#0:""|}, "b@x.example"), Slot("b{|#1:_|}c", "c@x.example"), Slot("e{|#2:\u0301|}", "d@x.example")]
        public partial class DeveloperApp;
        """,
        Verify.Says(Id, "Slot '' is empty. Write what stands for '{slot}', such as '1' or 'anna'."),
        Verify.Says(Id, "Slot 'b_c' has '_' in it, which no app name has. Use lower-case letters, digits and '-' only.", at: 1),
        Verify.Says(Id, "Slot 'e\u0301' has U+0301 in it, which no app name has. Use lower-case letters, digits and '-' only.", at: 2));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_repetition_is_shown_at_the_later_one_and_one_in_capitals_wherever_it_stands() => Verify.Rules(
        """
        [Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-{slot}")]
        [Slot({|#0:"Anna"|}, "a@x.example"), Slot("anna", "b@x.example"), Slot({|#1:"anna"|}, "c@x.example")]
        public partial class DeveloperApp;
        """,
        Verify.Says(Id, "Slot 'Anna' differs from 'anna' in case only, and an app name has no capitals. Remove it, or give it another name."),
        Verify.Says(Id, "Slot 'anna' is declared already. Remove one of the two, or give it another name.", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_empty_e_mail_is_nobodys() => Verify.Rules(
        """
        [Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-{slot}")]
        [Slot("a", {|#0:" "|}), Slot("b", developer: {|DPL2006:null!|})]
        public partial class DeveloperApp;
        """,
        Verify.Says(
            Id,
            "Slot 'a' is nobody's: no commit has an empty e-mail. Write the address that `git log --format=%aE` prints for its developer."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Several_slots_need_a_name_that_tells_them_apart() => Verify.Rules(
        """
        [Environment({|#0:"DEV"|}, Stage.Development), HerokuApp("yunojuno-{slot}")]
        [Slot("1", "a@x.example"), Slot("2", "b@x.example")]
        public partial class DeveloperApp;
        """,
        Verify.Says(Id, "Slot '2' cannot be told from '1': both are called 'DEV'. Write '{slot}' into the name, such as 'DEV-{slot}'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Two_slots_of_one_developer_are_ambiguous_where_the_author_decides() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<DeveloperApp>("dev/{slot}"), Route<DeveloperApp>({|#0:"feature/*"|}), Route<DeveloperApp>("fix/*")]
        public static partial class Delivery;

        [Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-{slot}")]
        [Slot("1", "Ada@x.example"), Slot("2", "b@x.example"), Slot("3", " ada@X.example")]
        public partial class DeveloperApp;
        """,
        Verify.Says(
            Id,
            "Slot '3' of dev-{slot} cannot be told from '1' by route 'feature/*': both are ada@X.example's. " +
            "Write '{slot}' into the pattern, or keep one slot for each e-mail."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_slot_of_a_base_class_is_shown_there_and_only_there() => Verify.Rules(
        """
        [Slot("{|DPL2006:A|}", "a@x.example"), Slot("b", "b@x.example"), Slot({|DPL2006:"b"|}, "c@x.example")]
        public abstract class Shared;
        [Environment("dev-{slot}", Stage.Development), HerokuApp("dev-{slot}")] public partial class Dev : Shared;
        [Environment("qa-{slot}", Stage.Staging), HerokuApp("qa-{slot}")] public partial class Qa : Shared;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task Slots_that_can_be_told_apart_are_left_alone() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("dev/{slot}"), Route<One>("feature/*")]
        public static partial class Delivery;

        [Environment("dev-{slot}", Stage.Development), HerokuApp("dev-{slot}")]
        [Slot("1", "a@x.example"), Slot("anna-2", "a@x.example"), Slot("2-b", "b@x.example")]
        public partial class Dev;
        [Environment("ONE", Stage.Development), HerokuApp("one"), Slot("1", "a@x.example")]
        public partial class One;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_nearer_class_replaces_the_slot_of_a_base_class() => Verify.Rules(
        """
        [Slot("1", "a@x.example")] public abstract class Shared;
        [Environment("dev-{slot}", Stage.Development), Slot("1", "b@x.example")] public partial class Dev : Shared;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("{|CS7036:Slot|}")]
    [InlineData("{|CS7036:Slot(\"1\")|}")]
    [InlineData("Slot({|CS0103:Missing|}, \"a\")")]
    [InlineData("Slot({|CS1503:1|}, \"a\")")]
    public Task What_does_not_bind_is_the_compilers_own_matter(string attribute) => Verify.Rules(
        $$"""
        [Environment("dev-{slot}", Stage.Development), {{attribute}}]
        public partial class Dev;
        """);

    [Fact]
    public void A_faulty_slot_is_neither_in_the_definition_nor_in_the_routes()
    {
        var code = GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), TrunkBased, Route<Dev>("dev/{slot}")] public static partial class Delivery;
            [Environment("dev-{slot}", Stage.Development), HerokuApp("dev-{slot}")]
            [Slot("One", "a@x.example"), Slot("two", "b@x.example"), Slot("two", "c@x.example")]
            public sealed partial class Dev;
            """).ThatCompiles();

        Assert.DoesNotContain("One", code["Dev.Environment.g.cs"]);
        Assert.DoesNotContain("c@x.example", code["Dev.Environment.g.cs"]);
        Assert.Contains("dev-{slot}\")", code["Dev.Environment.g.cs"]);
        Assert.DoesNotContain("dev/One", code["Delivery.Plan.g.cs"]);
        Assert.Contains("dev/two", code["Delivery.Plan.g.cs"]);
    }
}
