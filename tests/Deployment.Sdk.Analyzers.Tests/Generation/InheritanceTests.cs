using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class InheritanceTests
{
    [Fact]
    public void Repeatable_attributes_all_apply_base_first() =>
        Assert.Equal(
            ["ConfigVar(\"A\", \"1\")", "ConfigVar(\"B\", \"2\")", "ConfigVar(\"C\", \"3\")"],
            Declarations(
                "[ConfigVar(\"A\", \"1\")] public abstract class Root;",
                "[ConfigVar(\"B\", \"2\")] public abstract class Middle : Root;",
                "[ConfigVar(\"C\", \"3\")]", "Middle"));

    [Fact]
    public void One_with_the_same_class_and_first_argument_takes_the_place_of_the_base_classs() =>
        Assert.Equal(
            ["ConfigVar(\"A\", \"nearer\")", "ProcessType(\"A\")", "ConfigVar(\"B\", \"2\")"],
            Declarations(
                "[ConfigVar(\"A\", \"1\"), ProcessType(\"A\"), ConfigVar(\"B\", \"2\")] public abstract class Root;",
                "public abstract class Middle : Root;",
                "[ConfigVar(\"A\", \"nearer\")]", "Middle"));

    [Fact]
    public void One_that_may_appear_once_is_replaced_by_the_nearer_class() =>
        Assert.Equal(
            ["Once(\"nearer\")", "Maintenance"],
            Declarations(
                """
                [Once("far"), Maintenance] public abstract class Root;
                public sealed class OnceAttribute(string text) : ObserverAttribute
                {
                    public override string Describe() => text;
                    public override System.Threading.Tasks.Task ObserveAsync(DeliveryEvent e, IServiceContext s, System.Threading.CancellationToken t) => throw null!;
                }
                """,
                "public abstract class Middle : Root;",
                "[Once(\"nearer\"), Maintenance]", "Middle"));

    [Fact]
    public void Two_of_one_class_with_the_same_first_argument_both_stand() =>
        Assert.Equal(
            ["SmokeTest(\"/\", Attempts = 2)", "SmokeTest(\"/\", Attempts = 3)"],
            Declarations(
                "[SmokeTest(\"/\")] public abstract class Root;",
                "",
                "[SmokeTest(\"/\", Attempts = 2), SmokeTest(\"/\", Attempts = 3)]", "Root"));

    [Fact]
    public void Neither_the_environment_nor_its_data_class_nor_unrelated_attributes_are_declarations()
    {
        var definition = Definition(
            "[Environment(\"ROOT\", Stage.Production), Holds(DataClass.Anonymised), System.Obsolete, System.Serializable] public partial class Root;",
            "",
            "", "Root");
        Assert.Equal(("E", Stage.Staging, DataClass.Anonymised), (definition.Name, definition.Stage, definition.Data));
        Assert.Empty(definition.Declarations);
    }

    [Theory]
    [InlineData("Stage.Production", DataClass.Production)]
    [InlineData("Stage.Review", DataClass.Test)]
    public void Without_Holds_production_holds_production_data_and_any_other_test_data(string stage, DataClass expected)
    {
        var code = GeneratorHost.Generate($"using Deployment.Sdk; [Environment(\"E\", {stage})] public partial class E;");
        Assert.Equal(expected, Read(code).Data);
    }

    [Fact]
    public void A_shared_account_is_carried_over() =>
        Assert.True(Read(GeneratorHost.Generate(
            "using Deployment.Sdk; [Environment(\"E\", Stage.Staging, SharedAccount = true)] public partial class E;")).SharedAccount);

    private static IEnumerable<string> Declarations(string root, string middle, string attributes, string baseClass) =>
        Definition(root, middle, attributes, baseClass).Declarations.Select(declaration => declaration.Canonical);

    private static EnvironmentDefinition Definition(string root, string middle, string attributes, string baseClass) =>
        Read(GeneratorHost.Generate(
            $"""
            #pragma warning disable CS0618, CS0612
            using Deployment.Sdk;
            {root}
            {middle}
            [Environment("E", Stage.Staging)] {attributes} public partial class E : {baseClass};
            """));

    private static EnvironmentDefinition Read(GeneratedCode code) =>
        (EnvironmentDefinition)code.ThatCompiles().LoadType("E").GetProperty("Definition")!.GetValue(null)!;
}
