using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class SharedPipelineTests
{
    private const string Id = "DPL2017";

    [Fact]
    [Trait(Id, "fires")]
    public Task The_second_of_two_plans_names_the_first() => Verify.Rules<SharedPipeline>(
        """
        [DeploymentPlan({|#0:"shop"|})] public static partial class Releases;
        [DeploymentPlan("shop")] public static partial class Features;
        [DeploymentPlan(pipeline: {|#1:"sh" + "op"|})] public static partial class Tests;
        """,
        Verify.Says(Id, Says("Features")),
        Verify.Says(Id, Says("Features"), at: 1));

    [Fact]
    [Trait(Id, "silent")]
    public Task Plans_of_pipelines_of_their_own_are_left_alone() => Verify.Rules<SharedPipeline>(
        """
        [DeploymentPlan("shop")] public static partial class Releases;
        [DeploymentPlan("shop-features")] public static partial class Features;
        """);

    [Fact]
    [Trait(Id, "hostile")]
    public Task Plans_of_no_pipeline_are_of_none_together() => Verify.Rules<SharedPipeline>(
        """
        [DeploymentPlan({|DPL2014:null!|})] public static partial class Releases;
        [DeploymentPlan({|DPL2014:""|})] public static partial class Features;
        [{|CS7036:DeploymentPlan|}] public static partial class Tests;
        [{|CS7036:DeploymentPlan|}] public static partial class More;
        """);

    private static string Says(string other) =>
        $"Plan '{other}' is of the pipeline 'shop' too: what one of them delivers, the other takes for its own or for a stranger's. " +
        "Declare both in one plan, or name another pipeline.";
}
