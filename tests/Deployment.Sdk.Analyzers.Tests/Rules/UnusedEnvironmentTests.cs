using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnusedEnvironmentTests
{
    private const string Id = "DPL2003";

    [Fact]
    [Trait(Id, "fires")]
    public Task An_environment_that_no_entry_names_is_shown_at_its_name() => Verify.Rules<UnusedEnvironment>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class Delivery;

        [Environment("LIVE", Stage.Production)] public sealed partial class Live;
        [Environment("UAT", Stage.Staging)] public sealed partial class Uat;
        [Environment("DEMO", Stage.Staging)] public sealed partial class {|#0:Demo|};
        """,
        Verify.Says(
            Id,
            "Nothing is delivered to DEMO: no route, promotion or data copy of 'Delivery' names 'Demo'. Name it there, or remove the class."));

    [Fact]
    [Trait(Id, "fires")]
    public Task The_plans_of_an_assembly_count_together_wherever_they_stand() => Verify.Rules<UnusedEnvironment>(
        [
            """[DeploymentPlan("plan-a"), TrunkBased, Route<Uat>("main")] public static partial class First;""" + Environments.Replace("class Live", "class {|#0:Live|}"),
            """[DeploymentPlan("plan-b"), TrunkBased, CopyData<Uat, Dev>(Anonymise = "clean")] public static partial class Second;""",
        ],
        Verify.Says(
            Id,
            "Nothing is delivered to LIVE: no route, promotion or data copy of the 2 plans names 'Live'. Name it there, or remove the class."));

    [Fact]
    [Trait(Id, "silent")]
    public Task An_assembly_without_a_plan_declares_environments_for_others() =>
        Verify.Rules<UnusedEnvironment>(Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task Abstract_classes_and_base_classes_are_left_alone() => Verify.Rules<UnusedEnvironment>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main")] public static partial class Delivery;
        [Environment("BASE", Stage.Staging)] public abstract partial class Abstract;
        [Environment("MIDDLE", Stage.Staging)] public partial class Middle;
        [ConfigVar("A", "1")] public class Shared : Middle;
        [Environment("UAT", Stage.Staging)] public partial class Uat : Shared;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_plan_that_is_being_typed_may_mean_it() => Verify.Rules<UnusedEnvironment>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<{|CS0246:De|}>("main")] public static partial class Delivery;
        [Environment("DEV", Stage.Development)] public partial class Dev;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_is_no_environment_is_left_alone() => Verify.Rules<UnusedEnvironment>(
        """
        [DeploymentPlan("shop"), TrunkBased] public static partial class Delivery;
        [HerokuApp("yunojuno-dev")] public class NoEnvironment;
        [{|CS0592:Environment|}("E", Stage.Review)] public partial struct NoClass;
        """);
}
