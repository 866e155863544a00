using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class RoutesWithoutPlanTests
{
    private const string Id = "DPL1012";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_class_that_is_no_plan_is_told_once_at_its_first_route_or_promotion() => Verify.Rules<RoutesWithoutPlan>(
        """
        [TrunkBased, Promotion<Uat, Live>, {|#0:Route<Uat>("main")|}, Route<Dev>("dev")]
        public static partial class Delivery;
        [{|DPL1012:Promotion<Uat, Live>|}] public sealed partial class Other;
        [{|DPL1012:CopyData<Uat, Dev>|}, ConfigVar("A", "1")] public class Third;
        [{|DPL1012:Route<Dev>("dev")|}, Environment("ENV", Stage.Staging)] public sealed partial class Fourth;
        """ + Environments,
        Verify.Says(Id, "Nothing is delivered by what 'Delivery' declares: it has no [DeploymentPlan]. Add one, such as [DeploymentPlan(\"pipeline\")]."));

    [Fact]
    [Trait(Id, "silent")]
    public Task A_plan_and_what_hands_its_routes_on_are_left_alone() => Verify.Rules<RoutesWithoutPlan>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main")] public partial class Delivery : Common;
        [Route<Dev>("dev")] public class Common : Shared;
        [Route<Dev>("more")] public class Shared;
        [Route<Dev>("dev")] public abstract class ForOtherProjects;
        [ConfigVar("A", "1"), Gitflow] public sealed class WithoutRoutes;
        """ + Environments);

    [Fact]
    [Trait(Id, "hostile")]
    public Task Whatever_carries_a_route_is_read() => Verify.Rules<RoutesWithoutPlan>(
        """
        [{|DPL1012:Route<Dev>(null!)|}] public static class Null;
        [Route<{|CS0246:Missing|}>("main")] public abstract class Missing1;
        [{|DPL1012:Route<{|CS0246:Missing|}>("main")|}] public sealed class Missing2<T>;
        [{|CS7036:Route<Dev>|}] public sealed class Missing3;
        [{|CS0592:Route<Dev>|}("main")] public enum E;
        """ + Environments);
}
