using Deployment.Sdk.Plans;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class CompanyLibraryTests
{
    // One of each extension point, and constructors that nobody outside the company's assembly may call.
    private const string Library =
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Deployment.Sdk;

        namespace Company;

        public sealed class WarmUpAttribute : StepAttribute
        {
            internal WarmUpAttribute(int requests) => Requests = requests;
            public int Requests { get; }
            public override StepPhase Phase => StepPhase.Verify;
            public override string Describe(IStepTarget target) => $"warm up with {Requests} requests";
            public override Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken) => Task.FromResult(StepOutcome.Succeeded);
        }

        public sealed class OfficeHoursAttribute : GateAttribute
        {
            public int Until { get; init; }
            public override string Describe() => $"before {Until} o'clock";
            public override Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken) => throw null!;
        }

        public sealed class PagerAttribute(string team) : ObserverAttribute
        {
            public override string Describe() => $"page {team}";
            public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken) => Task.CompletedTask;
        }

        [WarmUp(3), Pager("operations")]
        public abstract class CompanyApp;

        [Environment("UAT", Stage.Staging), HerokuApp("company-uat"), OfficeHours(Until = 17)]
        public sealed partial class Uat : CompanyApp;

        [Environment("HIDDEN", Stage.Staging)]
        internal sealed partial class Hidden;
        """;

    private static readonly byte[] Company = GeneratorHost.Generate(Library).ThatCompilesAs("Company");

    [Fact]
    public void An_environment_of_a_referenced_assembly_brings_attributes_that_only_that_assembly_can_make()
    {
        var code = Plan("[Route<Company.Uat>(\"main\")]", "").ThatCompiles();
        Assert.Contains("global::Company.Uat.Definition", code["Delivery.Plan.g.cs"]);
        var plan = (Plan)code.LoadType("Delivery", Company).GetProperty("Plan")!.GetValue(null)!;
        var uat = Assert.Single(plan.Environments);
        Assert.Equal(
            ["WarmUp(3)", "Pager(\"operations\")", "HerokuApp(\"company-uat\")", "OfficeHours(Until = 17)"],
            uat.Declarations.Select(declaration => declaration.Canonical));
        Assert.Equal("before 17 o'clock", Assert.Single(uat.Of<GateAttribute>()).Describe());
        Assert.Equal("page operations", Assert.Single(uat.Of<ObserverAttribute>()).Describe());
        Assert.Equal(StepPhase.Verify, Assert.Single(uat.Of<StepAttribute>()).Phase);
    }

    [Fact]
    public void Steps_gates_and_observers_of_another_assembly_are_made_again_on_plans_and_environments()
    {
        var code = Plan(
            "[Route<Own>(\"main\"), Company.Pager(\"developers\")]",
            "[Environment(\"OWN\", Stage.Staging), Company.Pager(\"testers\"), Company.OfficeHours] public partial class Own;").ThatCompiles();
        var plan = (Plan)code.LoadType("Delivery", Company).GetProperty("Plan")!.GetValue(null)!;
        Assert.Equal(["Pager(\"developers\")"], plan.Declarations.Select(declaration => declaration.Canonical));
        Assert.Equal(
            ["Pager(\"testers\")", "OfficeHours"], plan.Environments[0].Declarations.Select(declaration => declaration.Canonical));
    }

    [Theory]
    [InlineData("[Route<Own>(\"main\")]", "[Environment(\"OWN\", Stage.Staging)] public partial class Own : Company.CompanyApp;")]
    [InlineData("[Route<Company.CompanyApp>(\"main\")]", "")]
    [InlineData("[Route<string>(\"main\")]", "")]
    public void What_cannot_be_made_here_or_is_no_environment_stays_out_of_the_plan(string attributes, string source) =>
        Assert.DoesNotContain("Routes =", Plan(attributes, source).ThatCompiles()["Delivery.Plan.g.cs"]);

    [Fact]
    public void A_library_that_was_built_without_the_generator_has_no_environments()
    {
        var compilation = GeneratorHost.Compile(Library.Replace("Company", "Bare")).WithAssemblyName("Bare");
        var bare = new GeneratedCode(compilation, default).Emit();
        var code = Plan("[Route<Bare.Uat>(\"main\")]", "", bare).ThatCompiles();
        Assert.DoesNotContain("Routes =", code["Delivery.Plan.g.cs"]);
    }

    [Fact]
    public void A_library_behind_an_alias_cannot_be_named_by_generated_code()
    {
        var reference = MetadataReference.CreateFromImage(Company, new MetadataReferenceProperties(aliases: ["company"]));
        var code = GeneratorHost.Generate(GeneratorHost.Compile(
            """
            extern alias company;
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), TrunkBased, Route<company::Company.Uat>("main"), Route<Own>("x")]
            public static partial class Delivery;
            [Environment("OWN", Stage.Staging), company::Company.Pager("x")] public partial class Own;
            """).AddReferences(reference)).ThatCompiles();
        Assert.DoesNotContain("Routes =", code["Delivery.Plan.g.cs"]);
    }

    [Fact]
    public void A_project_that_references_the_emulator_hands_it_in()
    {
        const string Emulator =
            """
            namespace Deployment.Sdk.Emulator;
            public static class HerokuEmulator { public static Deployment.Sdk.Execution.IRehearsalHost Rehearsal => null!; }
            """;
        Assert.Contains(
            "rehearsal: global::Deployment.Sdk.Emulator.HerokuEmulator.Rehearsal",
            GeneratorHost.Generate([.. CaseStudy.All, Emulator]).ThatCompiles()["Delivery.Plan.g.cs"]);
        Assert.Contains("rehearsal: null", GeneratorHost.Generate(CaseStudy.All)["Delivery.Plan.g.cs"]);
    }

    [Fact]
    public void A_project_that_references_the_ledger_in_PostgreSql_hands_it_in()
    {
        const string PostgreSql =
            """
            namespace Deployment.Sdk.PostgreSql;
            public static class PostgreSqlLedger { public static Deployment.Sdk.Ledgers.ILedgerHost Host => null!; }
            """;
        Assert.Contains(
            "ledger: global::Deployment.Sdk.PostgreSql.PostgreSqlLedger.Host",
            GeneratorHost.Generate([.. CaseStudy.All, PostgreSql]).ThatCompiles()["Delivery.Plan.g.cs"]);
        Assert.Contains("ledger: null", GeneratorHost.Generate(CaseStudy.All)["Delivery.Plan.g.cs"]);
    }

    private static GeneratedCode Plan(string attributes, string source, byte[]? library = null) =>
        GeneratorHost.Generate(GeneratorHost.Compile(
            $$"""
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), TrunkBased] {{attributes}}
            public static partial class Delivery;
            {{source}}
            """).AddReferences(MetadataReference.CreateFromImage(library ?? Company)));
}
