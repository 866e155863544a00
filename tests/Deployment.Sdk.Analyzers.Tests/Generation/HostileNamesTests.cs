using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class HostileNamesTests
{
    // Nothing in front, keywords, and every name that the emitter itself uses.
    private static readonly string[] Names =
    [
        "Heroku", "HerokuClients", "Routing", "Plan", "Matrix", "Resolve", "RunAsync", "System", "Deployment", "Sdk", "Live", "UatClient",
        "Task", "String", "EnvironmentClient", "Definition2", "ToUat", "Equals", "GetType", "ToString", "ConfigVars", "ProcessTypes",
        "@class", "@event", "@namespace", "@static", "@await", "@record", "@partial", "@value", "@nint", "@var", "@dynamic",
        "_", "__", "ı", "Äpfel", "中文", "a\\u0301", "session", "options", "clearance", "branch",
    ];

    public static TheoryData<string> EachName => [.. Names];

    [Theory]
    [MemberData(nameof(EachName))]
    public void Any_name_will_do_for_an_environment_and_for_a_plan(string name)
    {
        var source =
            $$"""
            #pragma warning disable CS8981, CS9029
            using Sdk_ = Deployment.Sdk;
            namespace {{name}}.Inner
            {
                [Sdk_.DeploymentPlan("plan-p"), Sdk_.TrunkBased]
                [Sdk_.Route<{{name}}>("main"), Sdk_.Promotion<{{name}}, Other>]
                public static partial class Delivery;

                [Sdk_.Environment("{{name.TrimStart('@').Split('\\')[0]}}", Sdk_.Stage.Staging), Sdk_.ConfigVar("ConfigVars", "1"), Sdk_.ConfigVar("Equals", "2")]
                public sealed partial class {{name}};

                [Sdk_.Environment("OTHER", Sdk_.Stage.Production), Sdk_.ProcessType("ProcessTypes"), Sdk_.ProcessType("1 2-3")]
                public sealed partial class Other;
            }

            namespace Plans
            {
                [Sdk_.DeploymentPlan("plan-q"), Sdk_.TrunkBased, Sdk_.Route<global::{{name}}.Inner.{{name}}>("main")]
                public static partial class {{name}};
            }
            """;
        var code = GeneratorHost.Generate(source).ThatCompiles();
        Assert.Contains("Routes =", code[code.HintNames.Single(hint => hint.Contains("Delivery.Plan"))]);
    }

    [Theory]
    [InlineData("quote \\\" backslash \\\\")]
    [InlineData("line\\r\\nend\\u2028\\u2029\\u0085")]
    [InlineData("\\u202Eevil\\u2066 */ // ]]> </c></summary> <!-- &amp; \\0")]
    [InlineData("{slot} {0} $\\\"\\\"\\\"")]
    [InlineData("half \\uD800 of a pair")]
    public void Text_can_neither_leave_its_literal_nor_its_comment(string text)
    {
        var code = GeneratorHost.Generate(
            $$"""
            using Deployment.Sdk;
            [DeploymentPlan("{{text}}"), TrunkBased, Route<E>("main"), Promotion<E, F>, CopyData<F, E>(Anonymise = "{{text}}")]
            public static partial class Delivery;
            [Environment("{{text}}", Stage.Staging), ConfigVar("{{text}}", "{{text}}"), ProcessType("{{text}}"), Slot("{{text}}", "a")]
            public sealed partial class E;
            [Environment("F", Stage.Production)]
            public sealed partial class F;
            """).ThatCompiles();
        Assert.All(code.HintNames, hint => Assert.DoesNotContain("\u202E", code[hint]));
        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        Assert.Equal(plan.Pipeline, plan.Environments[0].Name);
        Assert.Equal(plan.Pipeline, plan.DataCopies[0].Anonymise);
        Assert.Equal(64, plan.PolicyDigest.Length);
    }

    [Fact]
    public void Two_environments_of_one_name_get_clients_that_say_which()
    {
        var code = GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), TrunkBased, Route<Shop.Uat>("main"), Promotion<Shop.Uat, Bank.Uat>, Promotion<Bank.Uat, Bank_Uat>]
            public static partial class Delivery;
            namespace Shop { [Environment("SHOP", Stage.Development)] public sealed partial class Uat; }
            namespace Bank { [Environment("BANK", Stage.Staging)] public sealed partial class Uat; }
            [Environment("LIVE", Stage.Production)] public sealed partial class Bank_Uat;
            """).ThatCompiles();
        Assert.Contains("PromoteToBank_UatAsync", code["Delivery.Heroku.g.cs"]);
    }

    [Fact]
    public void Classes_that_differ_in_case_only_get_files_of_their_own()
    {
        var code = GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            [Environment("a", Stage.Staging)] public sealed partial class Uat;
            [Environment("b", Stage.Staging)] public sealed partial class UAT;
            """).ThatCompiles();
        Assert.Equal(["UAT.0.Environment.g.cs", "Uat.1.Environment.g.cs"], code.HintNames);
    }

    [Fact]
    public void One_class_may_be_plan_and_environment_and_stand_in_others() =>
        GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            namespace Outer.Space;
            public partial struct A { internal partial interface B { protected internal partial record C { public partial record struct D {
                [DeploymentPlan("plan-p"), TrunkBased, Route<E>("main"), Environment("E", Stage.Staging)]
                public partial class E;
            } } } }
            """).ThatCompiles();

    [Fact]
    public void Members_are_no_more_accessible_than_the_environments_in_their_signature()
    {
        var code = GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>, Promotion<Live, Around.Other>]
            public static partial class Delivery;
            [Environment("UAT", Stage.Staging)] public sealed partial class Uat;
            [Environment("LIVE", Stage.Production)] internal sealed partial class Live;
            internal partial class Around { [Environment("OTHER", Stage.Production)] public sealed partial class Other; }
            """).ThatCompiles();
        Assert.Contains(
            "internal global::System.Threading.Tasks.Task<global::Deployment.Sdk.Execution.DeliveryResult> PromoteToLiveAsync",
            code["Delivery.Heroku.g.cs"]);
    }

    [Theory]
    [InlineData("Plan", "public static int Plan => 1;")]
    [InlineData("Resolve", "public static int Resolve(string branch) => 1;")]
    [InlineData("RunAsync", "private sealed class RunAsync;")]
    [InlineData("Heroku", "public const string Heroku = \"\";")]
    [InlineData("HerokuClients", "public interface HerokuClients;")]
    [InlineData("", "private static void Routing() { } private static int Routing2;")]
    public void A_members_of_the_teams_own_is_left_alone(string name, string member)
    {
        var code = GeneratorHost.Generate(
            CaseStudy.Environments,
            CaseStudy.Base,
            CaseStudy.Plan.Replace("partial class Delivery;", $"partial class Delivery {{ {member} }}")
                + "\nclass Caller { object Call() => Delivery." + (name == "Plan" ? "Resolve(\"x\")" : "Plan") + "; }").ThatBinds();
        Assert.Equal(name == "Heroku", !code.HintNames.Contains("Delivery.Heroku.g.cs"));
        Assert.DoesNotContain(code.CompilerMessages, message => message.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_plan_may_derive_from_a_plan_and_an_environment_from_an_environment() =>
        GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), TrunkBased, Route<Uat>("main")] public partial class Parent;
            [DeploymentPlan("plan-q"), TrunkBased] public partial class Child : Parent;
            [Environment("UAT", Stage.Staging)] public partial class Uat;
            [Environment("UAT2", Stage.Staging)] public partial class Second : Uat;
            """).ThatCompiles();
}
