using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnwritableTests
{
    private const string Id = "DPL2011";

    private const string Notifier = """

        public class TellAttribute : ObserverAttribute
        {
            public TellAttribute() { }
            public object? What { get; set; }
            public override string Describe() => "";
            public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, System.Threading.CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    [Fact]
    [Trait(Id, "fires")]
    public Task An_attribute_that_cannot_be_made_again_is_shown_where_it_stands_and_nowhere_else() => Verify.Rules(
        """
        #nullable enable
        [DeploymentPlan("shop"), TrunkBased, Route<Outer.Own>("a")]
        [{|#1:Tell(What = typeof(Hidden))|}]
        public static partial class Delivery;

        public partial class Outer
        {
            [Environment("OWN", Stage.Development), {|#0:Tell(What = typeof(Hidden))|}]
            public sealed partial class Own;
        }

        file class Hidden;
        """ + Notifier,
        DiagnosticResultOf("make 'Tell' again in the other half of 'Own'", "Hidden is not accessible to generated code", 0),
        DiagnosticResultOf("make 'Tell' again in the other half of 'Delivery'", "Hidden is not accessible to generated code", 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task What_is_inherited_is_shown_at_the_class_that_cannot_write_it() => Verify.Rules(
        """
        #nullable enable
        public class Outer
        {
            protected class Inner;
            [Tell(What = typeof(Inner))] public abstract class Shared;
        }

        [Environment("DEV", Stage.Development)] public sealed partial class {|#0:Dev|} : Outer.Shared;
        """ + Notifier,
        Verify.Says(Id, "Generated code cannot make 'Tell' again in the other half of 'Dev': Outer.Inner is not accessible to generated code. " +
            "Let the attribute name only what is accessible there and may be used. It is declared on the base class 'Shared'."));

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("public static int {|#0:Plan|} => 1;", "Plan")]
    [InlineData("static void {|#0:Resolve|}() { } static void Resolve(int other) { }", "Resolve")]
    [InlineData("private const string {|#0:Matrix|} = \"\";", "Matrix")]
    [InlineData("class {|#0:Heroku|};", "Heroku")]
    [InlineData("static event Action? {|#0:RunAsync|};", "RunAsync")]
    public Task A_member_with_the_name_of_a_generated_one_is_shown_and_left_alone(string member, string name) => Verify.Rules(
        "#nullable enable\n#pragma warning disable CS0067\n[DeploymentPlan(\"shop\"), TrunkBased]\npublic static partial class Delivery { " + member + " }",
        Verify.Says(Id, $"Generated code cannot add '{name}' to 'Delivery': the class has a member of that name, which is left alone. Rename that member."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_environment_keeps_its_name_for_the_definition() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Route<Taken>("a"), Route<Definition>("b")]
        public static partial class Delivery;

        [Environment("TAKEN", Stage.Development), HerokuApp("shop-taken")]
        public sealed partial class Taken { public int {|#0:Definition|} => 1; }

        [Environment("DEF", Stage.Development), HerokuApp("shop-def")]
        public sealed partial class {|#1:Definition|};
        """,
        Verify.Says(Id, "Generated code cannot add 'Definition' to 'Taken': the class has a member of that name, which is left alone. Rename that member."),
        Verify.Says(Id, "Generated code cannot add 'Definition' to 'Definition': no member may have the name of its class. Rename the class.", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_plan_that_can_have_no_other_half_is_told() => Verify.Rules(
        """
        [DeploymentPlan("plan-a"), TrunkBased] public partial class {|#0:Generic|}<T>;
        public partial class Around<T> { [DeploymentPlan("plan-b"), TrunkBased] public static partial class {|#1:Inner|}; }
        [DeploymentPlan("plan-c"), TrunkBased] file static partial class {|#2:Hidden|};
        """,
        Verify.Says(Id, "Generated code cannot add the other half of 'Generic': it, or a class around it, has type parameters. Remove them."),
        Verify.Says(Id, "Generated code cannot add the other half of 'Inner': it, or a class around it, has type parameters. Remove them.", at: 1),
        Verify.Says(Id, "Generated code cannot add the other half of 'Hidden': it, or a class around it, is visible in its own file only. Remove 'file'.", at: 2));

    [Fact]
    [Trait(Id, "silent")]
    public Task What_generated_code_can_write_is_left_alone() => Verify.Rules(
        """
        #nullable enable
        [DeploymentPlan("shop"), TrunkBased, Tell(What = typeof(Delivery))]
        public static partial class Delivery
        {
            public static int PlanOf(int plan) => plan;
            private class Routing;
            private class HerokuClients;
        }

        public partial class Outer
        {
            internal class Near;
            [Environment("DEV", Stage.Development), Tell(What = typeof(Near))] internal sealed partial class Dev { int Definitions; }
        }

        public abstract class Definition { public int Plan; }
        """ + Notifier);

    /// <summary>What the owner of an attribute forbids is an error where it is written; generated code must not add a second one.</summary>
    [Fact]
    [Trait(Id, "fires")]
    public async Task What_is_obsolete_as_an_error_is_not_repeated_by_generated_code()
    {
        const string source = """
            using Deployment.Sdk;
            using System.Threading.Tasks;
            [DeploymentPlan("shop"), TrunkBased, Route<Dev>("a"), Route<Gone>("b")]
            public static partial class Delivery;
            [Environment("DEV", Stage.Development), HerokuApp("shop-dev")] public sealed partial class Dev : Old;
            [System.Obsolete("Long ago.", true), Environment("GONE", Stage.Development)] public sealed partial class Gone;
            [System.Obsolete("Old."), Tell] public abstract class Old;
            [System.Obsolete("Never.", true)]
            public sealed class TellAttribute : ObserverAttribute
            {
                public override string Describe() => "";
                public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, System.Threading.CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """;

        var code = GeneratorHost.Generate(source);

        Assert.Empty(code.MessagesInGeneratedCode);
        var said = await LiveCompilation.RulesSay(LiveCompilation.Of(source), TestContext.Current.CancellationToken);
        Assert.Contains(said, found => found.Id == Id && found.GetMessage(null).Contains("is obsolete, and its use an error"));
    }

    [Fact]
    [Trait(Id, "silent")]
    public void What_is_experimental_is_disabled_in_generated_code_for_it_was_accepted_where_it_was_written() => GeneratorHost.Generate(
        """
        #pragma warning disable SHOP001, SHOP002
        using Deployment.Sdk;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading.Tasks;
        [DeploymentPlan("shop"), TrunkBased, Route<Dev>("a"), Tell]
        public static partial class Delivery;
        [Experimental("SHOP001"), Environment("DEV", Stage.Development), HerokuApp("shop-dev"), Tell] public sealed partial class Dev;
        [Experimental("SHOP002")]
        public sealed class TellAttribute : ObserverAttribute
        {
            public override string Describe() => "";
            public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, System.Threading.CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """).ThatCompiles();

    private static DiagnosticResult DiagnosticResultOf(string what, string why, int at) => Verify.Says(
        Id, $"Generated code cannot {what}: {why}. Let the attribute name only what is accessible there and may be used.", at);
}
