using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class FaultyPlanTests
{
    // Calls every member that a sound plan has: with an error of the compiler's here, ours would not be seen.
    private const string Caller =
        """
        class Caller
        {
            object[] Call(Deployment.Sdk.Execution.DeliverySession session) =>
                [Delivery.Plan, Delivery.Resolve("master").IsMatch, Delivery.Matrix.Rows, Delivery.RunAsync([]), Delivery.Heroku(session)];
        }
        """;

    [Theory]
    [InlineData("[Route<Live>(\"feature/*\")]", "feature/* to production")]
    [InlineData("[Route<Uat>(\"release/*\")]", "unstable, by promotion")]
    [InlineData("[Route<Dev>(\"wip-[0-9]\")]", "no pattern")]
    [InlineData("[Route<Dev>(\"\"), Route<Dev>(null!)]", "no pattern at all")]
    [InlineData("[Route<Dev>(\"a*\"), Route<DeveloperApp>(\"*b\")]", "ambiguous")]
    [InlineData("[Route<string>(\"x\"), Route<int[]>(\"y\"), Promotion<Uat, object>, CopyData<Live, Caller>]", "no environments")]
    [InlineData("[Route<Generic<int>>(\"x\"), Route<Whole>(\"y\"), Route<Taken>(\"z\")]", "cannot be environments")]
    [InlineData("[Branch(\"[\", BranchRole.Main, Stable = true)]", "no pattern in the model")]
    public void Faulty_entries_are_left_out_and_all_members_are_there(string faulty, string because)
    {
        var code = GeneratorHost.Generate(
            CaseStudy.Environments,
            CaseStudy.Base,
            CaseStudy.Plan.Replace("[Route<Uat>", faulty + "\n[Route<Uat>"),
            Caller,
            """
            using Deployment.Sdk;
            [Environment("g", Stage.Staging)] public partial class Generic<T>;
            [Environment("w", Stage.Staging)] public class Whole;
            [Environment("t", Stage.Staging)] public partial class Taken { int Definition() => 1; }
            """).ThatCompiles();
        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        Assert.True(
            plan.Routes.Select(route => route.Pattern).Intersect(["master", "dev", "feature/*"]).Count() == 3, $"sound routes stay: {because}");
        Assert.True(plan.Routes.Length - 3 == (because == "ambiguous" ? 1 : 0), because);
        Assert.Single(plan.Promotions);
        Assert.Empty(plan.DataCopies);
    }

    [Fact]
    public void A_way_to_production_through_another_plan_costs_the_route_that_starts_it()
    {
        var code = GeneratorHost.Generate([.. CaseStudy.All, "using Deployment.Sdk; [DeploymentPlan(\"plan-b\"), Promotion<Dev, Live>] static partial class Second;"])
            .ThatCompiles();
        Assert.DoesNotContain("global::Dev.Definition", code["Delivery.Plan.g.cs"]);
    }

    [Fact]
    public void An_app_that_Heroku_would_refuse_is_not_in_the_definition()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text.Replace("yunojuno-uat", "Yunojuno_UAT"))).ThatCompiles();
        Assert.DoesNotContain("HerokuApp", code["Uat.Environment.g.cs"]);
    }

    [Fact]
    public void A_class_that_is_not_partial_gets_no_other_half()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text.Replace("partial class", "class")));
        Assert.Empty(code.ThatBinds().HintNames);
        Assert.DoesNotContain(code.CompilerMessages, message => message.Id == "CS0260");
    }

    [Fact]
    public void A_class_inside_one_that_is_not_partial_gets_no_other_half() =>
        Assert.Empty(GeneratorHost.Generate(
            "using Deployment.Sdk; class Around { [DeploymentPlan(\"plan-p\")] partial class Delivery; [Environment(\"E\", Stage.Staging)] partial class E; }")
            .ThatCompiles().HintNames);
}
