using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class EnvironmentWithoutAppTests
{
    private const string Id = "DPL2016";

    [Fact]
    [Trait(Id, "fires")]
    public Task One_that_a_plan_routes_promotes_or_copies_to_is_shown_at_its_class() => Verify.Rules<EnvironmentWithoutApp>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>, CopyData<Anonymous, Uat>]
        public static partial class Delivery;
        [Environment("UAT", Stage.Staging)] public sealed partial class {|#0:Uat|};
        [Environment("LIVE", Stage.Production)] public sealed partial class {|DPL2016:Live|};
        [Environment("ANON", Stage.Development)] public sealed partial class {|DPL2016:Anonymous|} : Base;
        [ConfigVar("A", "1")] public abstract class Base;
        """,
        Verify.Says(Id, "UAT names no Heroku app, and plan 'Delivery' uses it. Add [HerokuApp(\"name\")] to 'Uat'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task One_of_another_assembly_is_shown_where_the_plan_names_it() => Verify.Rules<EnvironmentWithoutApp>(test =>
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add(
            """
            using Deployment.Sdk;
            using Deployment.Sdk.Plans;

            [Environment("UAT", Stage.Staging)]
            public partial class CompanyUat { [System.CodeDom.Compiler.GeneratedCode("Deployment.Sdk", "1")] public static EnvironmentDefinition Definition => null!; }
            """);
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
        test.TestState.Sources.Add(
            """
            [DeploymentPlan("shop"), TrunkBased, Route<{|DPL2016:CompanyUat|}>("main"), Route<CompanyUat>("more")]
            public static partial class Delivery;
            """);
    });

    [Fact]
    [Trait(Id, "silent")]
    public Task One_with_an_app_of_its_own_or_of_a_base_class_or_of_no_plan_is_left_alone() => Verify.Rules<EnvironmentWithoutApp>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Route<Own>("own")]
        public static partial class Delivery;
        [Environment("UAT", Stage.Staging), HerokuApp("shop-uat")] public sealed partial class Uat;
        [Environment("OWN", Stage.Staging)] public sealed partial class Own : Base;
        [Environment("UNUSED", Stage.Staging)] public sealed partial class Unused;
        [HerokuApp("shop-base")] public abstract class Base;
        """);

    [Fact]
    [Trait(Id, "hostile")]
    public Task One_whose_app_is_half_typed_is_anothers_matter() => Verify.Rules<EnvironmentWithoutApp>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<A>("a"), Route<B>("b"), Route<{|DPL2005:C|}>("c"), Route<D>("d"), Route<{|CS0246:E|}>("e")]
        public static partial class Delivery;
        [Environment("A", Stage.Staging), HerokuApp({|DPL2001:null!|})] public sealed partial class A;
        [Environment("B", Stage.Staging), {|CS7036:HerokuApp|}] public sealed partial class B;
        public sealed class C;
        [Environment("D", Stage.Staging)] public sealed class {|DPL2004:D|};
        """);

    [Fact]
    public void It_stays_in_the_plan()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text.Replace("HerokuApp(\"yunojuno-uat\")", "ConfigVar(\"A\", \"1\")"))).ThatCompiles();

        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        Assert.Empty(plan.Environments.Single(environment => environment.Name == "UAT").Apps);
    }
}
