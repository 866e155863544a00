using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class NotPartialTests
{
    private const string Id = "DPL2004";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_plan_that_is_not_partial_is_named() => Verify.Rules(
        """
        [DeploymentPlan("shop")]
        public static class {|#0:Delivery|};
        """,
        Verify.Says(Id, "The other half of 'Delivery' cannot be generated. Add 'partial' to 'Delivery'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Every_type_around_it_that_lacks_the_word_is_named() => Verify.Rules(
        """
        namespace Shop;

        public partial struct Outer
        {
            public class Middle
            {
                [Environment("UAT", Stage.Staging)]
                internal sealed record {|#0:Uat|};
            }
        }
        """,
        Verify.Says(Id, "The other half of 'Uat' cannot be generated. Add 'partial' to 'Middle' and 'Uat'."));

    [Fact]
    [Trait(Id, "silent")]
    public Task Partial_classes_in_one_file_or_several_are_left_alone() => Verify.Rules(
    [
        """
        [DeploymentPlan("shop")] public static partial class Delivery;
        public partial interface IOuter { [Environment("UAT", Stage.Staging)] public partial record class Uat; }
        """,
        "public static partial class Delivery;",
    ]);

    [Fact]
    [Trait(Id, "silent")]
    public Task Base_classes_that_environments_share_need_not_be_partial() => Verify.Rules(
        """
        [HerokuApp("shop"), SmokeTest("/health")]
        public abstract class Shared;

        [Route<Dev>("feature/*"), TrunkBased]
        public abstract class SharedRoutes;

        [Environment("DEV", Stage.Development)] public partial class Dev : Shared;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_route_to_an_environment_that_is_not_partial_leaves_the_word_to_the_environment() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>("feature/*")]
        public static partial class Delivery;

        [Environment("DEV", Stage.Development)] public class {|DPL2004:Dev|};
        """);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_adds_the_word_as_the_last_modifier() => Verify.Fix<MakePartialFix>(
        """
        [DeploymentPlan("shop")]
        public static class {|DPL2004:Delivery|};
        """,
        """
        [DeploymentPlan("shop")]
        public static partial class Delivery;
        """);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_keeps_comments_and_layout_where_there_is_no_modifier() => Verify.Fix<MakePartialFix>(
        """
        /// <summary>Where features go.</summary>
        [Environment("DEV", Stage.Development)] // not for customers
        record class {|DPL2004:Dev|};

        // The last stop.
        [Environment("LIVE", Stage.Production)]
        /* production */ class {|DPL2004:Live|} { }
        """,
        """
        /// <summary>Where features go.</summary>
        [Environment("DEV", Stage.Development)] // not for customers
        partial record class Dev;

        // The last stop.
        [Environment("LIVE", Stage.Production)]
        /* production */ partial class Live { }
        """);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_reaches_every_type_around_and_fixing_all_touches_a_shared_one_once() => Verify.Fix<MakePartialFix>(
        """
        public class Outer
        {
            public struct Middle
            {
                [Environment("UAT", Stage.Staging)] public class {|DPL2004:Uat|};
                [Environment("DEV", Stage.Development)] public sealed class {|DPL2004:Dev|};
            }

            public class Bystander;
        }
        """,
        """
        public partial class Outer
        {
            public partial struct Middle
            {
                [Environment("UAT", Stage.Staging)] public partial class Uat;
                [Environment("DEV", Stage.Development)] public sealed partial class Dev;
            }

            public class Bystander;
        }
        """);
}
