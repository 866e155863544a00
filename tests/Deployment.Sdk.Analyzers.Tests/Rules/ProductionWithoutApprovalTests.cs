using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class ProductionWithoutApprovalTests
{
    private const string Id = "DPL3003";

    private const string Gates = """

        namespace Company
        {
            public sealed class OfficeHoursAttribute : GateAttribute
            {
                public override string Describe() => "office hours";
                public override System.Threading.Tasks.Task<GateVerdict> AskAsync(
                    IGateContext context, System.Threading.CancellationToken cancellationToken) => throw null!;
            }
        }
        """;

    [Fact]
    [Trait(Id, "fires")]
    public Task A_promotion_into_production_that_asks_nobody_is_shown_at_the_environment() =>
        Verify.Rules<ProductionWithoutApproval>(
            """
            [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main")]
            [Promotion<Uat, {|#0:Live|}>]
            public static partial class Delivery;
            """ + Environments,
            Verify.Says(
                Id,
                "Promotion UAT -> LIVE brings a release into production and asks nobody. " +
                "Add [RequiresApproval(\"role\", \"question\")] to 'Live', or a gate of your own."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Several_promotions_into_one_environment_are_shown_once_and_those_into_another_too() =>
        Verify.Rules<ProductionWithoutApproval>(
            """
            [DeploymentPlan("shop"), TrunkBased]
            [Promotion<Uat, {|DPL3003:Live|}>, Promotion<Dev, Live>, Promotion<Uat, {|DPL3003:Live2|}>]
            public static partial class Delivery;
            [Environment("LIVE-2", Stage.Production), SmokeTest("/")] public sealed partial class Live2;
            """ + Environments);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_freeze_and_a_soak_ask_nobody() => Verify.Rules<ProductionWithoutApproval>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Promotion<Uat, {|DPL3003:Frozen|}>, Promotion<Uat, {|DPL3003:Soaked|}>, Promotion<Uat, Asked>]
        public static partial class Delivery;
        [Environment("FROZEN", Stage.Production), Freeze("Fri", "Mon", "UTC")] public sealed partial class Frozen;
        [Environment("SOAKED", Stage.Production), Soak(60), Freeze("Fri", "Mon", "UTC"), Codecov("bitbucket", "yunojuno", "platform")] public sealed partial class Soaked;
        [Environment("ASKED", Stage.Production), Soak(60), RequiresApproval("sales", "Now?")] public sealed partial class Asked;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task An_approval_of_its_own_or_of_a_base_class_is_enough() => Verify.Rules<ProductionWithoutApproval>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Promotion<Uat, One>, Promotion<Uat, Two>, Promotion<Uat, Three>]
        public static partial class Delivery;
        [Environment("ONE", Stage.Production), RequiresApproval("sales", "Now?")] public sealed partial class One;
        [Environment("TWO", Stage.Production)] public sealed partial class Two : Asked;
        [Environment("THREE", Stage.Production), Company.OfficeHours] public sealed partial class Three;
        [RequiresApproval("sales", "Now?")] public abstract class Asked;
        """ + Environments + Gates);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_promotion_that_does_not_end_in_production_needs_none() => Verify.Rules<ProductionWithoutApproval>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Promotion<Dev, Uat>, {|DPL3001:Promotion<Live, Live>|}, Promotion<Uat, {|CS0246:Missing|}>, Promotion<Uat, {|DPL2005:object|}>]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_asks_somebody_on_the_class_of_the_environment() =>
        Verify.Fix<ProductionWithoutApproval, RequireApprovalFix>(
            """
            [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main")]
            [Promotion<Uat, {|DPL3003:Live|}>, Promotion<Dev, Live>, Promotion<Uat, {|DPL3003:Live2|}>]
            public static partial class Delivery;

            [Environment("LIVE", Stage.Production), HerokuApp("shop-live")]
            public sealed partial class Live;

            /// <summary>The second.</summary>
            [Deployment.Sdk.Environment("LIVE-2", Stage.Production)]
            public sealed partial class Live2;

            [Environment("UAT", Stage.Staging)] public sealed partial class Uat;
            [Environment("DEV", Stage.Development)] public sealed partial class Dev;
            """,
            """
            [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main")]
            [Promotion<Uat, Live>, Promotion<Dev, Live>, Promotion<Uat, Live2>]
            public static partial class Delivery;

            [Environment("LIVE", Stage.Production), HerokuApp("shop-live")]
            [RequiresApproval("support", "May this release go to production now?")]
            public sealed partial class Live;

            /// <summary>The second.</summary>
            [Deployment.Sdk.Environment("LIVE-2", Stage.Production)]
            [Deployment.Sdk.RequiresApproval("support", "May this release go to production now?")]
            public sealed partial class Live2;

            [Environment("UAT", Stage.Staging)] public sealed partial class Uat;
            [Environment("DEV", Stage.Development)] public sealed partial class Dev;
            """);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_changes_the_file_in_which_the_environment_is() => Verify.Fix<ProductionWithoutApproval, RequireApprovalFix>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, {|DPL3003:Live|}>]
        public static partial class Delivery;
        """,
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class Delivery;
        """,
        test =>
        {
            const string Uat = "\n[Environment(\"UAT\", Stage.Staging)] public sealed partial class Uat;\n";
            test.TestState.Sources.Add(("/0/Environments.cs", "[Environment(\"LIVE\", Stage.Production)]\npublic sealed partial class Live;" + Uat));
            test.FixedState.Sources.Add(("/0/Environments.cs",
                "[Environment(\"LIVE\", Stage.Production)]\n[RequiresApproval(\"support\", \"May this release go to production now?\")]\n" +
                "public sealed partial class Live;" + Uat));
        });

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_leaves_a_comment_where_it_is() => Verify.Fix<ProductionWithoutApproval, RequireApprovalFix>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, {|DPL3003:Live|}>]
        public static partial class Delivery;
        [Environment("LIVE", Stage.Production)]
        [HerokuApp("shop-live")] // in Europe
        public sealed partial class Live;
        [Environment("UAT", Stage.Staging)] public sealed partial class Uat;
        """,
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class Delivery;
        [Environment("LIVE", Stage.Production)]
        [HerokuApp("shop-live")] // in Europe
        [RequiresApproval("support", "May this release go to production now?")]
        public sealed partial class Live;
        [Environment("UAT", Stage.Staging)] public sealed partial class Uat;
        """);
}
