using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using Deployment.Sdk.Plans;
using Microsoft.CodeAnalysis.Testing;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class FaultyConfigVarTests
{
    private const string Id = "DPL2007";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_name_that_Heroku_refuses_or_fills_in_itself_is_shown_at_the_name() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging)]
        [ConfigVar({|#0:"LOG-LEVEL"|}, "debug"), SecretVar(name: {|#1:Names.Port|})]
        [ConfigVar(value: "yunojuno", name: {|#2:"HEROKU_" + "APP_NAME"|}), SecretVar({|#3:""|}), SecretVar({|#4:null!|})]
        public partial class Uat;

        internal static class Names
        {
            public const string Port = "PORT";
        }
        """,
        Verify.Says(
            Id,
            "Config var 'LOG-LEVEL' cannot be set as it is declared here. Its name has '-' in it. " +
            "Use letters from A to Z, digits and '_' only."),
        Verify.Says(
            Id,
            "Config var 'PORT' cannot be set as it is declared here. Heroku sets it itself when a dyno starts. " +
            "Leave it out, or take another name.",
            at: 1),
        Verify.Says(
            Id,
            "Config var 'HEROKU_APP_NAME' cannot be set as it is declared here. Heroku keeps that name for its dyno metadata. " +
            "Leave it out, or take another name.",
            at: 2),
        Verify.Says(
            Id,
            "Config var '' cannot be set as it is declared here. Its name is empty. Give it a name of letters, digits and '_'.",
            at: 3),
        Verify.Says(
            Id,
            "Config var '' cannot be set as it is declared here. Its name is empty. Give it a name of letters, digits and '_'.",
            at: 4));

    [Fact]
    [Trait(Id, "fires")]
    public Task Of_two_declarations_of_one_name_the_later_is_shown() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging)]
        [ConfigVar("A", "1"), ConfigVar({|#0:"A"|}, "2"), SecretVar({|#1:"A"|})]
        [SecretVar("B"), ConfigVar({|#2:"B"|}, "1")]
        public partial class Uat;
        """,
        Verify.Says(
            Id, "Config var 'A' cannot be set as it is declared here. [ConfigVar] declares it already. Keep one of the two."),
        Verify.Says(
            Id, "Config var 'A' cannot be set as it is declared here. [ConfigVar] declares it already. Keep one of the two.", at: 1),
        Verify.Says(
            Id, "Config var 'B' cannot be set as it is declared here. [SecretVar] declares it already. Keep one of the two.", at: 2));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_secret_of_a_base_class_is_not_replaced_by_a_config_var_of_its_name() => Verify.Rules(
        """
        [SecretVar("DJANGO_SECRET_KEY"), ConfigVar({|DPL2007:"DYNO"|}, "web.1")]
        public abstract class DjangoApp;

        [ConfigVar({|#0:"DJANGO_SECRET_KEY"|}, "")]
        public abstract class Open : DjangoApp;

        [Environment("UAT", Stage.Staging)] public partial class Uat : Open;
        [Environment("DEV", Stage.Development)] public partial class Dev : Open;
        """,
        Verify.Says(
            Id,
            "Config var 'DJANGO_SECRET_KEY' cannot be set as it is declared here. [SecretVar] declares it already on a base class. " +
            "Keep one of the two."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_base_class_of_another_assembly_is_answered_for_by_the_environment() => Verify.Rules(test =>
    {
        test.TestState.AdditionalProjects["Company"].Sources.Add(
            """[Deployment.Sdk.SecretVar({|DPL2007:"PORT"|})] public abstract class Shared;""");
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
        test.TestState.Sources.Add("""[Environment("UAT", Stage.Staging)] public partial class {|#0:Uat|} : Shared;""");
        test.ExpectedDiagnostics.Add(Verify.Says(
            Id,
            "Config var 'PORT' cannot be set as it is declared here. Heroku sets it itself when a dyno starts. " +
            "Leave it out, or take another name. It is declared on the base class 'Shared'."));
    });

    [Fact]
    [Trait(Id, "fires")]
    public Task What_is_declared_as_removed_is_not_declared_as_set_too() => Verify.Rules(
        """
        [ConfigVar("A", "1"), SecretVar("B")]
        public abstract class DjangoApp;

        [Environment("UAT", Stage.Staging)]
        [RemovedConfigVar({|#0:"A"|}), RemovedConfigVar("C"), SecretVar({|#1:"C"|}), RemovedConfigVar({|DPL2007:"PORT"|})]
        public partial class Uat : DjangoApp;
        """,
        Verify.Says(
            Id,
            "Config var 'A' cannot be set as it is declared here. [ConfigVar] declares it already on a base class. Keep one of the two."),
        Verify.Says(
            Id, "Config var 'C' cannot be set as it is declared here. [RemovedConfigVar] declares it already. Keep one of the two.", at: 1));

    [Fact]
    [Trait(Id, "silent")]
    public Task A_nearer_class_that_says_it_again_replaces_what_the_base_class_says() => Verify.Rules(
        """
        [ConfigVar("DJANGO_SETTINGS_MODULE", "yunojuno.settings"), SecretVar("DJANGO_SECRET_KEY")]
        public abstract class DjangoApp;

        [ConfigVar("DJANGO_SETTINGS_MODULE", "yunojuno.uat"), SecretVar("DJANGO_SECRET_KEY"), Environment("UAT", Stage.Staging)]
        public partial class Uat : DjangoApp;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("DATABASE_URL")]
    [InlineData("mode")]
    [InlineData("1_2")]
    [InlineData("WEB_PORT")]
    [InlineData("HEROKU_PHP_PLATFORM_REPOSITORIES")]
    [InlineData("Port")]
    public Task What_Heroku_takes_is_left_alone(string name) => Verify.Rules(
        $$"""
        [Environment("UAT", Stage.Staging), ConfigVar("{{name}}", "a"), ConfigVar("MODE", "b"), SecretVar("PORTS")]
        public partial class Uat;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("{|CS7036:ConfigVar|}")]
    [InlineData("ConfigVar({|CS1503:1|}, \"\")")]
    [InlineData("ConfigVar({|CS0103:Missing|}, \"\"), SecretVar({|CS0103:Missing|})")]
    [InlineData("SecretVar({|CS0182:\"PO\" + Stage.Staging.ToString()|})")]
    public Task What_does_not_bind_is_the_compilers_own_matter(string attribute) => Verify.Rules(
        $$"""
        [Environment("LIVE", Stage.Production), {{attribute}}]
        public partial class Live;
        """);

    [Fact]
    public void The_later_one_is_left_out_of_the_plan()
    {
        var code = GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            [Environment("UAT", Stage.Staging), SecretVar("A"), ConfigVar("A", "open"), ConfigVar("PORT", "80"), ConfigVar("B C", "1")]
            [ConfigVar("D", "4")]
            public partial class Uat;
            """).ThatCompiles();

        var definition = (EnvironmentDefinition)code.LoadType("Uat").GetProperty("Definition")!.GetValue(null)!;
        Assert.Equal("D", Assert.Single(definition.Of<ConfigVarAttribute>()).Name);
        Assert.Equal("A", Assert.Single(definition.Of<SecretVarAttribute>()).Name);
    }

    [Fact]
    public void What_is_removed_is_in_the_plan_and_is_no_member_of_the_client()
    {
        var code = GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), TrunkBased, Route<Uat>("main")]
            public static partial class Delivery;
            [Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat"), ConfigVar("A", "open"), RemovedConfigVar("OLD")]
            public partial class Uat;
            """).ThatCompiles();

        var definition = (EnvironmentDefinition)code.LoadType("Uat").GetProperty("Definition")!.GetValue(null)!;
        Assert.Equal("OLD", Assert.Single(definition.Of<RemovedConfigVarAttribute>()).Name);
        Assert.Contains(definition.Declarations, declaration => declaration.Canonical == """RemovedConfigVar("OLD")""");
        var constants = code.LoadType("Delivery").GetNestedTypes().SelectMany(type => type.GetNestedTypes())
            .SelectMany(type => type.GetNestedTypes()).Single(type => type.Name == "ConfigVars").GetFields();
        Assert.Equal("A", Assert.Single(constants).GetRawConstantValue());
    }

    [Fact]
    public void Names_that_C_sharp_has_already_and_names_without_end_still_give_constants()
    {
        var endless = new string('A', 100_000);
        var names = new[] { "ToString", "GetType", "GetHashCode", "MemberwiseClone", "Finalize", "Equals", "class", "", "_", "1", endless, $"{endless}B" };
        var code = GeneratorHost.Generate(
            $$"""
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), TrunkBased, Route<Uat>("main")]
            public static partial class Delivery;
            [Environment("UAT", Stage.Staging), {{string.Join(", ", names.Select(name => $"SecretVar(\"{name}\")"))}}]
            public partial class Uat;
            """).ThatCompiles();

        var constants = code.LoadType("Delivery").GetNestedTypes().SelectMany(type => type.GetNestedTypes())
            .SelectMany(type => type.GetNestedTypes()).Single(type => type.Name == "ConfigVars").GetFields();
        Assert.Equal(names.Order(StringComparer.Ordinal), constants.Select(constant => (string)constant.GetRawConstantValue()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_removes_the_later_declaration_of_a_name_and_nothing_else() => Verify.Fix<RemoveRepeatedConfigVarFix>(
        """
        /// <summary>Ours.</summary>
        [Environment("UAT", Stage.Staging), ConfigVar("A", "1"), ConfigVar({|DPL2007:"A"|}, "2")] // as on the app
        [SecretVar("B")]
        // and openly
        [ConfigVar({|DPL2007:"B"|}, "1")]
        public sealed partial class Uat;
        """,
        """
        /// <summary>Ours.</summary>
        [Environment("UAT", Stage.Staging), ConfigVar("A", "1")] // as on the app
        [SecretVar("B")]
        public sealed partial class Uat;
        """);

    [Fact]
    [Trait(Id, "fixed")]
    public Task A_reserved_name_is_left_to_the_team()
    {
        const string Source =
            """[Environment("UAT", Stage.Staging), ConfigVar({|DPL2007:"PORT"|}, "80")] public sealed partial class Uat;""";
        return Verify.Fix<RemoveRepeatedConfigVarFix>(Source, Source, test => test.FixedState.MarkupHandling = MarkupMode.Allow);
    }
}
