using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class SharedAppTests
{
    private const string Id = "DPL2002";
    private const string OneEach = "Give each environment an app of its own: a delivery to one would replace what runs in the other.";

    [Fact]
    [Trait(Id, "fires")]
    public Task One_app_of_two_environments_is_shown_at_both_each_naming_the_other() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging), HerokuApp("yunojuno-web"), HerokuApp({|#0:"yunojuno-api"|}, Path = "api")]
        public partial class Uat;
        [Environment("LIVE", Stage.Production), HerokuApp(name: {|#1:Names.Api|})]
        public partial class Live;
        internal static class Names { public const string Api = "yunojuno-" + "api"; }
        """,
        Verify.Says(Id, "App 'yunojuno-api' is that of LIVE too. " + OneEach),
        Verify.Says(Id, "App 'yunojuno-api' is that of UAT too. " + OneEach, at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task The_name_of_every_slot_counts() => Verify.Rules(
        """
        [Environment("dev-{slot}", Stage.Development), HerokuApp({|#0:"yunojuno-dev-{slot}"|})]
        [Slot("anna", "anna@yunojuno.example"), Slot("1", "bob@yunojuno.example")]
        public partial class DeveloperApp;
        [Environment("DEV", Stage.Development), HerokuApp({|#1:"yunojuno-dev-1"|})]
        public partial class Dev;
        """,
        Verify.Says(Id, "App 'yunojuno-dev-1' is that of DEV too. " + OneEach),
        Verify.Says(Id, "App 'yunojuno-dev-1' is that of dev-{slot} too, as 'yunojuno-dev-{slot}'. " + OneEach, at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task Two_templates_that_differ_may_meet_in_a_slot() => Verify.Rules(
        """
        [Environment("a-{slot}", Stage.Development), HerokuApp({|DPL2002:"yunojuno-{slot}-1"|})]
        [Slot("dev", "anna@yunojuno.example"), Slot("qa", "bob@yunojuno.example")]
        public partial class A;
        [Environment("b-{slot}", Stage.Development), HerokuApp({|DPL2002:"yunojuno-qa-{slot}"|})]
        [Slot("1", "anna@yunojuno.example"), Slot("2", "bob@yunojuno.example")]
        public partial class B;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task Case_makes_no_difference_to_Heroku() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging), HerokuApp({|#0:"yunojuno-uat"|})]
        public partial class Uat;
        [Environment("QA", Stage.Staging), HerokuApp({|#1:{|DPL2001:"Yunojuno-UAT"|}|})]
        public partial class Qa;
        """,
        Verify.Says(Id, "App 'yunojuno-uat' is that of QA too, as 'Yunojuno-UAT'. " + OneEach),
        Verify.Says(Id, "App 'Yunojuno-UAT' is that of UAT too, as 'yunojuno-uat'. " + OneEach, at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_inherited_app_is_shown_at_the_class_that_inherits_it_or_at_the_slot_that_completes_it() => Verify.Rules(
        """
        [HerokuApp("yunojuno-shared")]
        public abstract class Shared;
        [HerokuApp("yunojuno-{slot}")]
        public abstract class Personal;

        [Environment("UAT", Stage.Staging)]
        public partial class {|#0:Uat|} : Shared;
        [Environment("dev-{slot}", Stage.Development)]
        [Slot("anna", "anna@yunojuno.example"), Slot({|#1:"shared"|}, "bob@yunojuno.example")]
        public partial class DeveloperApp : Personal;
        """,
        Verify.Says(Id, $"App 'yunojuno-shared' is that of dev-{{slot}} too, as 'yunojuno-{{slot}}'. {OneEach} It is declared on the base class 'Shared'."),
        Verify.Says(Id, $"App 'yunojuno-shared' is that of UAT too. {OneEach} It is declared on the base class 'Personal'.", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_environment_that_derives_from_another_has_its_app_too() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging), HerokuApp({|DPL2002:"yunojuno-uat"|})]
        public partial class Uat;
        [Environment("DEMO", Stage.Staging), HerokuApp("yunojuno-demo")]
        public partial class {|DPL2002:Demo|} : Uat;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task Slots_that_share_one_app_are_refused() => Verify.Rules(
        """
        [Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-{slot}"), HerokuApp({|#0:"yunojuno-api"|}, Path = "api")]
        [Slot("1", "anna@yunojuno.example"), Slot("2", "bob@yunojuno.example")]
        public partial class DeveloperApp;
        """,
        Verify.Says(
            Id,
            "App 'yunojuno-api' stands for each of the 2 slots of dev-{slot}. " +
            "Write '{slot}' where the slots differ, such as 'yunojuno-api-{slot}'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_app_that_one_environment_names_twice_is_shown_at_the_later_one() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat"), HerokuApp({|#0:"yunojuno-uat"|}, Path = "api")]
        public partial class Uat;
        [Environment("own-{slot}", Stage.Development), HerokuApp("yunojuno-{slot}"), HerokuApp({|#1:"yunojuno-1"|})]
        [Slot("1", "anna@yunojuno.example")]
        public partial class Own;
        """,
        Verify.Says(Id, "App 'yunojuno-uat' is named by UAT already. Remove one of the two attributes."),
        Verify.Says(Id, "App 'yunojuno-1' is named by own-{slot} already, as 'yunojuno-{slot}'. Remove one of the two attributes.", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task Two_environments_of_one_name_are_told_apart_by_their_class() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging), HerokuApp({|#0:"yunojuno-uat"|})] public partial class Uat;
        [Environment("UAT", Stage.Staging), HerokuApp({|DPL2002:"yunojuno-uat"|})] public partial class Other;
        """,
        Verify.Says(Id, "App 'yunojuno-uat' is that of UAT, class 'Other' too. " + OneEach));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_environment_of_another_assembly_is_shown_where_the_plan_names_it() => Verify.Rules(test =>
    {
        AddCompany(test);
        test.TestState.Sources.Add(
            """
            [DeploymentPlan("plan-a"), TrunkBased(Trunk = "ma*")]
            [Route<Own>("main"), Route<{|#0:CompanyUat|}>("main"), Route<CompanyUat>("master")]
            public static partial class First;
            [DeploymentPlan("plan-b"), TrunkBased, Promotion<CompanyUat, {|#1:CompanyLive|}>, Route<CompanyQa>("qa")]
            public static partial class Second;

            [Environment("OWN", Stage.Staging), HerokuApp("company-uat"), HerokuApp("company-live")]
            public partial class Own;
            """);
        test.ExpectedDiagnostics.Add(Verify.Says(Id, "App 'company-uat' of UAT is that of OWN too. " + OneEach));
        test.ExpectedDiagnostics.Add(Verify.Says(Id, "App 'company-live' of LIVE is that of OWN too. " + OneEach, at: 1));
    });

    [Fact]
    [Trait(Id, "silent")]
    public Task Environments_of_another_assembly_that_no_plan_brings_together_are_left_alone() => Verify.Rules(test =>
    {
        AddCompany(test);
        test.TestState.Sources.Add(
            """
            [DeploymentPlan("plan-a"), TrunkBased, Route<CompanyUat>("uat"), Route<CompanyUat>("more"), Route<CompanyQa>("qa")]
            public static partial class First;
            [Environment("OWN", Stage.Staging), HerokuApp("company-live-2")]
            public partial class Own;
            """);
    });

    [Fact]
    [Trait(Id, "silent")]
    public Task Apps_that_only_look_alike_are_left_alone() => Verify.Rules(
        """
        [Environment("dev-{slot}", Stage.Development), HerokuApp("yunojuno-dev-{slot}")]
        [Slot("1", "anna@yunojuno.example"), Slot("2", "bob@yunojuno.example")]
        public partial class DeveloperApp;
        [Environment("DEV", Stage.Development), HerokuApp("yunojuno-dev"), HerokuApp("yunojuno-dev-3")]
        public partial class Dev;
        [Environment("ONE", Stage.Development), HerokuApp("yunojuno-one"), Slot("1", "anna@yunojuno.example")]
        public partial class One;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task Names_that_Heroku_would_refuse_anyway_are_another_rules_matter() => Verify.Rules(
        """
        [HerokuApp({|DPL2001:""|}), HerokuApp({|DPL2001:"a_b"|})]
        public abstract class Shared;
        [Environment("A", Stage.Staging)] public partial class A : Shared;
        [Environment("B", Stage.Staging)] public partial class B : Shared;
        [Environment("C", Stage.Staging), HerokuApp("c-{|DPL1008:{slot}|}"), HerokuApp("c-{|DPL1008:{slot}|}")] public partial class C;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_base_class_and_what_a_nearer_class_replaces_are_no_second_environment() => Verify.Rules(
        """
        [HerokuApp("yunojuno-uat")] public abstract class Shared;
        [Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat", Path = "web")] public partial class Uat : Shared;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_is_still_being_typed_is_left_alone() => Verify.Rules(
        """
        [Environment("A", Stage.Staging), {|CS7036:HerokuApp|}] public partial class A;
        [Environment("B", Stage.Staging), {|CS7036:HerokuApp|}] public partial class B;
        [Environment("C", Stage.Staging), HerokuApp({|DPL2001:null!|})] public partial class C;
        [Environment("D", Stage.Staging), HerokuApp({|DPL2001:null!|})] public partial class D;
        """);

    [Fact]
    public void The_app_is_left_out_of_both_definitions_and_the_rest_compiles()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text.Replace("\"yunojuno-uat\"", "\"yunojuno-dev-2\""))).ThatCompiles();

        Assert.DoesNotContain("HerokuApp", code["Uat.Environment.g.cs"]);
        Assert.DoesNotContain("HerokuApp", code["DeveloperApp.Environment.g.cs"]);
        Assert.Contains("HerokuApp", code["Live.Environment.g.cs"]);
    }

    [Fact]
    public void A_hundred_environments_of_a_hundred_slots_are_compared_at_once()
    {
        var slots = string.Join(", ", Enumerable.Range(0, 100).Select(slot => $"Slot(\"{slot}\", \"d{slot}@yunojuno.example\")"));
        var code = GeneratorHost.Generate(Enumerable.Range(0, 100).Select(environment =>
            $$"""
            using Deployment.Sdk;
            [Environment("e{{environment}}-{slot}", Stage.Development), HerokuApp("e{{environment}}-{slot}"), {{slots}}]
            public partial class E{{environment}};
            """).Append("using Deployment.Sdk; [Environment(\"TWIN\", Stage.Development), HerokuApp(\"e99-99\")] public partial class Twin;"));

        Assert.DoesNotContain("HerokuApp", code["Twin.Environment.g.cs"]);
        Assert.DoesNotContain("HerokuApp", code["E99.Environment.g.cs"]);
        Assert.Contains("HerokuApp", code["E98.Environment.g.cs"]);
    }

    private static void AddCompany(Verify.RuleTest test)
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add(
            """
            using Deployment.Sdk;
            using Deployment.Sdk.Plans;

            [Environment("UAT", Stage.Staging), HerokuApp("company-uat")]
            public partial class CompanyUat { [System.CodeDom.Compiler.GeneratedCode("Deployment.Sdk", "1")] public static EnvironmentDefinition Definition => null!; }
            [Environment("QA", Stage.Staging), HerokuApp("company-qa")]
            public partial class CompanyQa { [System.CodeDom.Compiler.GeneratedCode("Deployment.Sdk", "1")] public static EnvironmentDefinition Definition => null!; }
            [Environment("LIVE", Stage.Production), HerokuApp("company-live")]
            public partial class CompanyLive { [System.CodeDom.Compiler.GeneratedCode("Deployment.Sdk", "1")] public static EnvironmentDefinition Definition => null!; }
            """);
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
    }
}
