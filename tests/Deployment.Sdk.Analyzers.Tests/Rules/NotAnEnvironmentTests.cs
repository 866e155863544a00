using Deployment.Sdk.Analyzers.Tests.Verification;
using static Deployment.Sdk.Analyzers.Tests.Verification.Samples;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class NotAnEnvironmentTests
{
    private const string Id = "DPL2005";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_class_without_an_environment_attribute_is_named() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<{|#0:Forgotten|}>("feature/*")]
        public static partial class Delivery;

        public partial class Forgotten;
        """,
        Verify.Says(
            Id,
            "'Forgotten' cannot be used as an environment. It has no [Environment] of its own. " +
            "Add one, such as [Environment(\"UAT\", Stage.Staging)], or name a class that has one."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Routes_promotions_and_data_copies_are_looked_at_each_type_argument() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Deployment.Sdk.Route<{|DPL2005:Forgotten|}>("a")]
        [Promotion<{|DPL2005:Forgotten|}, Uat>, global::Deployment.Sdk.Promotion<Dev, {|DPL2005:Forgotten|}>]
        [CopyData<{|DPL2005:Forgotten|}, {|DPL2005:Forgotten|}>]
        public static partial class Delivery;

        public partial class Forgotten;
        """ + Environments);

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("string")]
    [InlineData("int")]
    [InlineData("int[]")]
    [InlineData("Stage")]
    [InlineData("IDisposable")]
    [InlineData("(int, int)")]
    [InlineData("Delivery.Hidden")]
    [InlineData("Generic<int>")]
    [InlineData("Generic<int>.Inner")]
    [InlineData("Inherits")]
    public Task What_cannot_be_an_environment_is_refused(string type) => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased, Route<{|{{Id}}:{{type}}|}>("a")]
        public static partial class Delivery
        {
            [Environment("A", Stage.Review)] private partial class Hidden;
        }

        [Environment("B", Stage.Review)]
        public partial class Generic<T>
        {
            [Environment("C", Stage.Review)] public partial class Inner;
        }

        [Environment("E", Stage.Review)] public partial class Base;
        public partial class Inherits : Base;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_class_that_only_its_own_file_sees_is_refused_beside_the_plan_that_sees_it() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<{|DPL2005:Local|}>("a")]
        file static partial class {|DPL2011:Delivery|};

        [Environment("D", Stage.Review)] file partial class Local;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_class_of_an_assembly_that_was_built_without_the_generator_is_refused() => Verify.Rules(test =>
    {
        AddCompany(test, """[Deployment.Sdk.Environment("UAT", Deployment.Sdk.Stage.Staging)] public partial class Uat;""");
        test.TestState.Sources.Add(
            """
            [DeploymentPlan("shop"), TrunkBased, Route<{|#0:Uat|}>("a")]
            public static partial class Delivery;
            """);
        test.ExpectedDiagnostics.Add(Verify.Says(
            Id,
            "'Uat' cannot be used as an environment. Company has no accessible Uat.Definition. " +
            "Build that assembly with a reference to Deployment.Sdk, and make the class public there."));
    });

    [Fact]
    [Trait(Id, "silent")]
    public Task A_class_of_another_assembly_with_its_generated_definition_is_fine() => Verify.Rules(test =>
    {
        AddCompany(
            test,
            """
            [Deployment.Sdk.Environment("UAT", Deployment.Sdk.Stage.Staging)]
            public partial class Uat
            {
                [System.CodeDom.Compiler.GeneratedCode("Deployment.Sdk", "1")]
                public static Deployment.Sdk.Plans.EnvironmentDefinition Definition => null!;
            }
            """);
        test.TestState.Sources.Add(
            """
            [DeploymentPlan("shop"), TrunkBased, Route<Uat>("a")]
            public static partial class Delivery;
            """);
    });

    [Fact]
    [Trait(Id, "silent")]
    public Task Environments_nested_abstract_or_internal_are_fine() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Apps.Dev>("a"), Route<Uat>("b"), Route<Live>("main")]
        public static partial class Delivery;

        public static partial class Apps { [Environment("DEV", Stage.Development)] internal partial class Dev; }
        [Environment("UAT", Stage.Staging)] public abstract partial class Uat;
        [Environment("LIVE", Stage.Production)] internal partial record Live;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("Route<{|CS0246:Missing|}>(\"a\")")]
    [InlineData("Route<{|CS0718:Fixed|}>(\"a\")", "[Environment(\"A\", Stage.Review)] public static partial class Fixed;")]
    [InlineData("Route<Wrong>(\"a\")", "[{|CS7036:Environment(\"A\")|}] public partial class Wrong;")]
    [InlineData("Route<Outer.{|CS0122:Hidden|}>(\"a\")", "public class Outer { [Environment(\"A\", Stage.Review)] private class {|DPL2004:Hidden|}; }")]
    [InlineData("{|CS0305:Route|}(\"a\")")]
    [InlineData("{|CS7003:Route<>|}(\"a\")")]
    public Task What_does_not_compile_is_the_compilers_own_matter(string attribute, string type = "") => Verify.Rules(
        $$"""
        [DeploymentPlan("shop"), TrunkBased, {{attribute}}]
        public static partial class Delivery;

        {{type}}
        """);

    private static void AddCompany(Verify.RuleTest test, string source)
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add(source);
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
    }
}
