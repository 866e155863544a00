using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class DuplicateRouteTests
{
    private const string Id = "DPL1005";

    [Fact]
    [Trait(Id, "fires")]
    public Task Every_repetition_is_shown_at_the_later_route() => Verify.Rules<DuplicateRoute>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("feature/*"), {|#0:Route<Dev>("feature/" + "*")|}]
        [{|#1:Route<Dev>(pattern: "feature/*")|}]
        public static partial class Delivery;
        """ + Environments,
        Verify.Says(Id, "Route 'feature/*' to DEV is declared already. Remove it, or name the environment that was meant."),
        Verify.Says(Id, "Route 'feature/*' to DEV is declared already. Remove it, or name the environment that was meant.", at: 1));

    [Fact]
    [Trait(Id, "silent")]
    public Task One_pattern_on_two_environments_is_a_deliberate_fan_out() => Verify.Rules<DuplicateRoute>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("feature/*"), Route<Uat>("feature/*"), Route<Dev>("Feature/*")]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_route_that_a_nearer_class_repeats_replaces_the_base_classs() => Verify.Rules<DuplicateRoute>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>("feature/*")]
        public partial class Delivery : Shared;
        [Route<Dev>("feature/*")] public abstract class Shared;
        """ + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_removes_what_is_repeated_and_keeps_what_stands_around_it() => Verify.Fix<DuplicateRoute, RemoveDuplicateRouteFix>(
        """
        /// <summary>Ours.</summary>
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a"), {|DPL1005:Route<Dev>("a")|}, Route<Uat>("b")] // the first
        // the second
        [{|DPL1005:Route<Uat>("b")|}]
        public static partial class Delivery;
        """ + Environments,
        """
        /// <summary>Ours.</summary>
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a"), Route<Uat>("b")] // the first
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_leaves_every_directive_and_the_comments_of_the_neighbours() => Verify.Fix<DuplicateRoute, RemoveDuplicateRouteFix>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a")]
        #if !DEBUG
        // once more
        [{|DPL1005:Route<Dev>("a")|}] // here
        #endif
        [{|DPL1005:Route<Dev>("a")|}] [Route<Dev>("b"), // of b
            // of a
            {|DPL1005:Route<Dev>("a")|}]
        #pragma warning disable CS1591
        [{|DPL1005:Route<Dev>("b")|}]
        #pragma warning restore CS1591
        [Route<Dev>("c"),
        #if !DEBUG
            {|DPL1005:Route<Dev>("c")|},
        #endif
            // of d
            Route<Dev>("d"),
            {|DPL1005:Route<Dev>("d")|}
        ]
        public static partial class Delivery;
        """ + Environments,
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a")]
        #if !DEBUG
        #endif
        [Route<Dev>("b") // of b
            ]
        #pragma warning disable CS1591
        #pragma warning restore CS1591
        [Route<Dev>("c"),
        #if !DEBUG
        #endif
            // of d
            Route<Dev>("d")
        ]
        public static partial class Delivery;
        """ + Environments);

    [Fact]
    [Trait(Id, "fixed")]
    public Task All_are_removed_at_once_where_equal_ones_are_neighbours() => Verify.Fix<DuplicateRoute, RemoveDuplicateRouteFix>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a"), {|DPL1005:Route<Dev>("a")|}, {|DPL1005:Route<Dev>("a")|}]
        [Route<Dev>("b")]
        [{|DPL1005:Route<Dev>("b")|}, {|DPL1005:Route<Dev>("b")|}]
        public static partial class Delivery;
        """ + Environments,
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Dev>("a")]
        [Route<Dev>("b")]
        public static partial class Delivery;
        """ + Environments);
}
