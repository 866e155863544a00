using System.Globalization;
using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class VarMissingAtTargetTests
{
    private const string Id = "DPL2009";

    private const string Plan = """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, {|#0:Live|}>]
        public static partial class Delivery;

        """;

    private const string SilentPlan = """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class Delivery;

        """;

    [Fact]
    [Trait(Id, "fires")]
    public Task What_the_source_declares_and_the_target_does_not_is_shown_at_the_target() => Verify.Rules<VarMissingAtTarget>(
        Plan + """
        [Environment("UAT", Stage.Staging), ConfigVar("A", "1"), SecretVar("B"), ConfigVar("C", "3")] public sealed partial class Uat;
        [Environment("LIVE", Stage.Production), SecretVar("C"), SecretVar("a")] public sealed partial class Live;
        """,
        Verify.Says(
            Id,
            "Promotion UAT -> LIVE brings the release and not its config: UAT declares A, B, and LIVE does not. " +
            "Declare them on 'Live', or on a base class of both."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Of_many_five_are_named() => Verify.Rules<VarMissingAtTarget>(
        Plan + $$"""
        [Environment("UAT", Stage.Staging), {{Secrets(8)}}] public sealed partial class Uat;
        [Environment("LIVE", Stage.Production)] public sealed partial class Live;
        """,
        Verify.Says(
            Id,
            "Promotion UAT -> LIVE brings the release and not its config: UAT declares V0, V1, V2, V3, V4 and 3 more, and LIVE does not. " +
            "Declare them on 'Live', or on a base class of both."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Each_promotion_is_shown_and_none_twice() => Verify.Rules<VarMissingAtTarget>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>("main")]
        [Promotion<Dev, {|DPL2009:Uat|}>, Promotion<Dev, {|DPL2009:Live|}>, Promotion<Uat, {|DPL2009:Live|}>, Promotion<Uat, Live>]
        public static partial class Delivery;
        [Environment("DEV", Stage.Development), SecretVar("A")] public sealed partial class Dev;
        [Environment("UAT", Stage.Staging), SecretVar("B")] public sealed partial class Uat;
        [Environment("LIVE", Stage.Production)] public sealed partial class Live;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task What_a_base_class_of_another_assembly_declares_counts() => Verify.Rules<VarMissingAtTarget>(test =>
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add(
            """[Deployment.Sdk.SecretVar("KEY"), Deployment.Sdk.ConfigVar("OWN", "2")] public abstract class Shared;""");
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
        test.TestState.Sources.Add(
            Plan + """
            [Environment("UAT", Stage.Staging)] public sealed partial class Uat : Shared;
            [Environment("LIVE", Stage.Production), ConfigVar("OWN", "1")] public sealed partial class Live;
            """);
        test.ExpectedDiagnostics.Add(Verify.Says(
            Id,
            "Promotion UAT -> LIVE brings the release and not its config: UAT declares KEY, and LIVE does not. " +
            "Declare it on 'Live', or on a base class of both."));
    });

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("SecretVar(\"A\")", "ConfigVar(\"A\", \"2\"), SecretVar(\"MORE\")")]
    [InlineData("ConfigVar({|DPL2007:\"X-Y\"|}, \"1\")", "SecretVar(\"A\")")]
    [InlineData("{|CS7036:SecretVar|}", "SecretVar(\"A\")")]
    [InlineData("SecretVar({|CS0103:Missing|})", "SecretVar(\"A\")")]
    [InlineData("SecretVar({|DPL2007:null!|}), SecretVar({|DPL2007:\"\"|}), SecretVar({|DPL2007:\"PORT\"|})", "SecretVar(\"A\")")]
    public Task What_the_target_has_and_what_no_app_can_have_is_not_missing(string source, string target) =>
        Verify.Rules<VarMissingAtTarget>(
            SilentPlan + $$"""
            [Environment("UAT", Stage.Staging), {{source}}]
            public sealed partial class Uat;
            [Environment("LIVE", Stage.Production), {{target}}] public sealed partial class Live;
            """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_either_end_declares_as_removed_is_not_missing() => Verify.Rules<VarMissingAtTarget>(
        SilentPlan + """
        [Environment("UAT", Stage.Staging), ConfigVar("DEBUG_PAGE", "1"), RemovedConfigVar("OLD")] public sealed partial class Uat;
        [Environment("LIVE", Stage.Production), RemovedConfigVar("DEBUG_PAGE")] public sealed partial class Live;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_both_inherit_is_there() => Verify.Rules<VarMissingAtTarget>(
        SilentPlan + """
        [SecretVar("A"), ConfigVar("B", "1")] public abstract class Shared;
        [Environment("UAT", Stage.Staging)] public sealed partial class Uat : Shared;
        [Environment("LIVE", Stage.Production), ConfigVar("B", "2")] public sealed partial class Live : Shared;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_promotion_that_leads_nowhere_later_has_another_error() => Verify.Rules<VarMissingAtTarget>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [{|DPL3002:Promotion<Live, Uat>|}, Promotion<Live, {|CS0246:Missing|}>, Promotion<Uat, {|DPL2005:object|}>]
        [Promotion<{|CS0246:Missing2|}, Live>, {|DPL3001:Promotion<Dev, Dev>|}]
        public static partial class Delivery;
        [Environment("DEV", Stage.Development), SecretVar("C")] public sealed partial class Dev;
        [Environment("UAT", Stage.Staging), SecretVar("B")] public sealed partial class Uat;
        [Environment("LIVE", Stage.Production), SecretVar("A")] public sealed partial class Live;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_thousand_variables_are_compared() => Verify.Rules<VarMissingAtTarget>(
        Plan + $$"""
        [Environment("UAT", Stage.Staging), SecretVar("LAST"), {{Secrets(1_000)}}] public sealed partial class Uat;
        [Environment("LIVE", Stage.Production), {{Secrets(1_000)}}] public sealed partial class Live;
        """,
        Verify.Says(
            Id,
            "Promotion UAT -> LIVE brings the release and not its config: UAT declares LAST, and LIVE does not. " +
            "Declare it on 'Live', or on a base class of both."));

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_declares_them_in_the_file_in_which_the_target_is() => Verify.Fix<VarMissingAtTarget, DeclareMissingVarsFix>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, {|DPL2009:Live|}>, Promotion<Uat, {|DPL2009:Live2|}>]
        public static partial class Delivery;
        [Environment("UAT", Stage.Staging), ConfigVar("A", "say \"1\"\n\\"), SecretVar("B")] public sealed partial class Uat;
        [Deployment.Sdk.Environment("LIVE-2", Stage.Production), SecretVar("B")]
        public sealed partial class Live2;
        """,
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>, Promotion<Uat, Live2>]
        public static partial class Delivery;
        [Environment("UAT", Stage.Staging), ConfigVar("A", "say \"1\"\n\\"), SecretVar("B")] public sealed partial class Uat;
        [Deployment.Sdk.Environment("LIVE-2", Stage.Production), SecretVar("B")]
        [Deployment.Sdk.ConfigVar("A", "say \"1\"\n\\")]
        public sealed partial class Live2;
        """,
        test =>
        {
            test.TestState.Sources.Add(("/0/Live.cs", "[Environment(\"LIVE\", Stage.Production)]\npublic sealed partial class Live;"));
            test.FixedState.Sources.Add(("/0/Live.cs",
                "[Environment(\"LIVE\", Stage.Production)]\n[ConfigVar(\"A\", \"say \\\"1\\\"\\n\\\\\")]\n[SecretVar(\"B\")]\n" +
                "public sealed partial class Live;"));
        });

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_copies_no_secret() => Verify.Fix<VarMissingAtTarget, DeclareMissingVarsFix>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, {|DPL2009:Live|}>]
        public static partial class Delivery;
        [Environment("UAT", Stage.Staging), ConfigVar("BROKER_URL", "amqp://shop:{|DPL2008:correct-horse|}@mq.example.com/shop")]
        public sealed partial class Uat;
        [Environment("LIVE", Stage.Production)]
        public sealed partial class Live;
        """,
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class Delivery;
        [Environment("UAT", Stage.Staging), ConfigVar("BROKER_URL", "amqp://shop:{|DPL2008:correct-horse|}@mq.example.com/shop")]
        public sealed partial class Uat;
        [Environment("LIVE", Stage.Production)]
        [SecretVar("BROKER_URL")]
        public sealed partial class Live;
        """);

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_leads_the_target_to_no_store_of_the_source() => Verify.Fix<VarMissingAtTarget, DeclareMissingVarsFix>(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, {|DPL2009:Live|}>]
        public static partial class Delivery;
        [Environment("UAT", Stage.Staging), ConfigVar("DATABASE_URL", "postgres://db.shop.example/uat"), ConfigVar("BUCKET", "shop-uat")]
        public sealed partial class Uat;
        [Environment("LIVE", Stage.Production)]
        public sealed partial class Live;
        """,
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class Delivery;
        [Environment("UAT", Stage.Staging), ConfigVar("DATABASE_URL", "postgres://db.shop.example/uat"), ConfigVar("BUCKET", "shop-uat")]
        public sealed partial class Uat;
        [Environment("LIVE", Stage.Production)]
        [SecretVar("DATABASE_URL")]
        [SecretVar("BUCKET")]
        public sealed partial class Live;
        """);

    private static string Secrets(int count) => string.Join(
        ", ", Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"SecretVar(\"V{index}\")")));
}
