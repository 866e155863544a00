using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class SharedEnvironmentNameTests
{
    private const string Id = "DPL2015";
    private const string Apart = "and no command, token or ledger could tell the two apart. Give one of them another name.";

    [Fact]
    [Trait(Id, "fires")]
    public Task The_second_of_two_names_the_class_of_the_first() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>("dev"), Route<Other>("other"), Route<Lower>("lower")]
        public static partial class Delivery;
        [Environment({|#0:"DEV"|}, Stage.Development), HerokuApp("shop-other")] public sealed partial class Other;
        [Environment("DEV", Stage.Development), HerokuApp("shop-dev")] public sealed partial class Dev;
        [Environment(stage: Stage.Development, name: {|#1:"dev"|}), HerokuApp("shop-lower")] public sealed partial class Lower;
        """,
        Verify.Says(Id, $"'DEV' is a name of 'Dev' too, {Apart}"),
        Verify.Says(Id, $"'dev' is a name of 'Dev' too, {Apart}", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task The_name_of_every_slot_counts() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<One>("one"), Route<Own>("own/{slot}")]
        public static partial class Delivery;
        [Environment("DEV-1", Stage.Development)] public sealed partial class One;
        [Environment({|#0:"dev-{slot}"|}, Stage.Development), Slot("2", "ada@x.example"), Slot("1", "bob@x.example")] public sealed partial class Own;
        """,
        Verify.Says(Id, $"'dev-1' is a name of 'One' too, {Apart}"));

    [Fact]
    [Trait(Id, "fires")]
    public Task Plans_of_one_pipeline_count_together() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>("dev")] public static partial class First;
        [DeploymentPlan("shop"), TrunkBased, Route<Other>("dev")] public static partial class Second;
        [Environment("DEV", Stage.Development)] public sealed partial class Dev;
        [Environment({|DPL2015:"DEV"|}, Stage.Development)] public sealed partial class Other;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task An_environment_of_another_assembly_is_shown_where_the_plan_names_it() => Verify.Rules(test =>
    {
        AddCompany(test);
        test.TestState.Sources.Add(
            """
            [DeploymentPlan("shop"), TrunkBased, Route<Own>("uat"), Route<{|DPL2015:CompanyUat|}>("main"), Route<CompanyUat>("more")]
            public static partial class Delivery;
            [Environment("UAT", Stage.Staging)] public sealed partial class Own;
            """);
    });

    [Fact]
    [Trait(Id, "silent")]
    public Task Names_of_two_pipelines_or_of_no_plan_are_left_alone() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>("dev"), Route<Dev>("more")] public static partial class First;
        [DeploymentPlan("bank"), TrunkBased, Route<Other>("dev")] public static partial class Second;
        [Environment("DEV", Stage.Development)] public sealed partial class Dev;
        [Environment("DEV", Stage.Development)] public sealed partial class Other;
        [Environment("DEV", Stage.Development)] public sealed partial class Unused;
        [Environment("DEV-2", Stage.Development)] public sealed partial class Two;
        """);

    [Fact]
    [Trait(Id, "hostile")]
    public Task Names_that_are_none_are_read_too() => Verify.Rules(
        """
        [DeploymentPlan({|DPL2014:null!|}), TrunkBased, Route<A>("a"), Route<B>("b"), Route<{|CS0246:C|}>("c")] public static partial class Delivery;
        [Environment({|DPL2014:""|}, Stage.Development)] public sealed partial class A;
        [Environment({|DPL2014:{|DPL2015:null!|}|}, Stage.Development)] public sealed partial class B;
        [{|CS7036:DeploymentPlan|}, TrunkBased, Route<D>("a")] public static partial class Second;
        [{|CS7036:DeploymentPlan|}, TrunkBased, Route<E>("a")] public static partial class Third;
        [Environment("X", Stage.Development)] public sealed partial class D;
        [Environment("X", Stage.Development)] public sealed partial class E;
        """);

    [Fact]
    [Trait(Id, "hostile")]
    public Task Fifty_environments_of_fifty_slots_are_compared_at_once()
    {
        var slots = string.Join(", ", Enumerable.Range(0, 50).Select(slot => $"Slot(\"{slot}\", \"d{slot}@x.example\")"));
        var routes = string.Join(", ", Enumerable.Range(0, 50).Select(at => $"Route<E{at}>(\"e{at}\")"));
        return Verify.Rules(
            $$"""
            [DeploymentPlan("shop"), TrunkBased, {{routes}}, Route<Twin>("twin")] public static partial class Delivery;
            [Environment({|DPL2015:"E49-49"|}, Stage.Development)] public sealed partial class Twin;
            {{string.Join('\n', Enumerable.Range(0, 50).Select(at => $"[Environment(\"e{at}-{{slot}}\", Stage.Development), {slots}] public partial class E{at};"))}}
            """);
    }

    private static void AddCompany(Verify.RuleTest test)
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add(
            """
            using Deployment.Sdk;
            using Deployment.Sdk.Plans;

            [Environment("UAT", Stage.Staging), HerokuApp("company-uat")]
            public partial class CompanyUat { [System.CodeDom.Compiler.GeneratedCode("Deployment.Sdk", "1")] public static EnvironmentDefinition Definition => null!; }
            """);
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
    }
}
