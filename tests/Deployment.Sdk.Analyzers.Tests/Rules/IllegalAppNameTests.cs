using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class IllegalAppNameTests
{
    private const string Id = "DPL2001";

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("Yunojuno")]
    [InlineData("yunojuno_live")]
    [InlineData("yj")]
    [InlineData("1-yunojuno")]
    [InlineData("yunojuno-")]
    [InlineData("yunojuno-live-of-more-than-thirty")]
    [InlineData("")]
    [InlineData("yunojuno-{slot")]
    public Task A_name_that_Heroku_would_refuse_is_refused(string name) => Verify.Rules(
        $$"""
        [Environment("LIVE", Stage.Production), HerokuApp({|{{Id}}:"{{name}}"|})]
        public partial class Live;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task Null_is_no_name() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production), HerokuApp({|#0:null!|})]
        public partial class Live;
        """,
        Verify.Says(Id, "Heroku would refuse the app name ''. It has 0 characters, and an app name has at least 3. Write a longer name."));

    [Fact]
    [Trait(Id, "fires")]
    public Task The_name_of_every_slot_is_checked_and_the_first_bad_one_is_named() => Verify.Rules(
        """
        [Environment("dev-{slot}", Stage.Development), HerokuApp({|#0:"yunojuno-{slot}"|})]
        [Slot("anna", "anna@yunojuno.example"), Slot("bob-", "bob@yunojuno.example")]
        public partial class DeveloperApp;
        """,
        Verify.Says(
            Id,
            "Heroku would refuse the app name 'yunojuno-bob-'. It ends with '-'. End it with a lower-case letter or a digit."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_template_of_a_base_class_is_shown_at_the_slot_that_spoils_it() => Verify.Rules(
        """
        [HerokuApp("yunojuno-{slot}")]
        public abstract class PersonalApp;

        [Environment("dev-{slot}", Stage.Development)]
        [Slot("anna", "anna@yunojuno.example"), Slot({|#0:"bob-"|}, "bob@yunojuno.example")]
        public partial class DeveloperApp : PersonalApp;
        """,
        Verify.Says(
            Id,
            "Heroku would refuse the app name 'yunojuno-bob-'. It ends with '-'. End it with a lower-case letter or a digit. " +
            "It is declared on the base class 'PersonalApp'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_template_that_a_base_class_spoils_alone_is_shown_at_the_name_of_the_environment() => Verify.Rules(
        """
        [HerokuApp("yunojuno-{slot}"), Slot("bob-", "bob@yunojuno.example")]
        public abstract class PersonalApp;

        [Environment("dev-{slot}", Stage.Development)]
        public partial class {|DPL2001:DeveloperApp|} : PersonalApp;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_full_name_on_a_base_class_is_shown_there_and_only_there() => Verify.Rules(
        """
        [HerokuApp({|DPL2001:"yuno_juno"|})]
        public abstract class Shared;

        [Environment("UAT", Stage.Staging)] public partial class Uat : Shared;
        [Environment("DEV", Stage.Development)] public partial class Dev : Shared;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_full_name_on_a_base_class_of_another_assembly_is_shown_at_the_environment() => Verify.Rules(test =>
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add(
            """[Deployment.Sdk.HerokuApp({|DPL2001:"Yunojuno"|})] public abstract class Shared;""");
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
        test.TestState.Sources.Add("""[Environment("UAT", Stage.Staging)] public partial class {|#0:Uat|} : Shared;""");
        test.ExpectedDiagnostics.Add(Verify.Says(
            Id,
            "Heroku would refuse the app name 'Yunojuno'. It starts with 'Y'. Start it with a lower-case letter. " +
            "It is declared on the base class 'Shared'."));
    });

    [Fact]
    [Trait(Id, "fires")]
    public Task Every_app_of_an_environment_is_checked() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [HerokuApp("yunojuno-web"), HerokuApp({|DPL2001:Names.Api|}), HerokuApp(name: {|DPL2001:"A"|}, Path = "a")]
        public partial class Live;

        internal static class Names
        {
            public const string Api = "Yunojuno-" + nameof(Api);
        }
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task Legal_names_are_left_alone() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production), HerokuApp("abc"), HerokuApp("a23456789-123456789-123456789z")]
        public partial class Live;

        [Environment("dev-{slot}", Stage.Development), HerokuApp("dev-{slot}")]
        [Slot("1", "a@yunojuno.example"), Slot("anna", "b@yunojuno.example")]
        public partial class DeveloperApp;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_template_on_a_base_class_waits_for_the_slots_of_its_environments() => Verify.Rules(
        """
        [HerokuApp("{slot}-app")]
        public abstract class PersonalApp;

        [Environment("dev-{slot}", Stage.Development), Slot("anna", "anna@yunojuno.example")]
        public partial class DeveloperApp : PersonalApp;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task Slots_that_are_none_are_another_rules_matter() => Verify.Rules(
        """
        [Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-{slot}"), Slot("{|DPL2006:B|}ob", "bob@yunojuno.example")]
        public partial class DeveloperApp;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("{|CS7036:HerokuApp|}")]
    [InlineData("HerokuApp({|CS1503:1|})")]
    [InlineData("HerokuApp({|CS0103:Missing|})")]
    [InlineData("HerokuApp({|CS0103:Missing|}, {|CS0246:Nothing|} = 1)")]
    public Task What_does_not_bind_is_the_compilers_own_matter(string attribute) => Verify.Rules(
        $$"""
        [Environment("LIVE", Stage.Production), {{attribute}}]
        public partial class Live;
        """);
}
