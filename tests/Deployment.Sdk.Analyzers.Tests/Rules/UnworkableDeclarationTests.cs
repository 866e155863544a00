using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnworkableDeclarationTests
{
    private const string Id = "DPL2013";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_text_that_is_needed_and_empty_is_shown_with_what_to_write() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production), AddonAttachment("DATABASE", {|#0:null!|}), ReleaseCommand({|DPL2013:" "|})]
        [IrreversibleChange(files: {|DPL2013:""|}), RequiresApproval({|#1:""|}, "Now?"), Slack({|DPL2013:null!|}), Sentry("yunojuno", {|DPL2013:""|}, "api")]
        public sealed partial class Live;
        """,
        Verify.Says(Id, "[AddonAttachment] cannot work as it is written. 'addOn' is empty. Write the add-on's name, such as 'postgresql-curved-12345'."),
        Verify.Says(Id, "[RequiresApproval] cannot work as it is written. 'role' is empty. Write who says yes, such as 'sales'.", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_process_type_that_no_app_has_is_shown() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production), ProcessType({|DPL2013:""|}, Quantity = {|#0:-3|}), ProcessType({|#1:"web dyno"|}, Size = {|DPL2013:""|})]
        public sealed partial class Live;
        """,
        Verify.Says(Id, "[ProcessType] cannot work as it is written. There are no -3 processes. Write how many, or leave 'Quantity' out."),
        Verify.Says(
            Id,
            "[ProcessType] cannot work as it is written. 'web dyno' is no process type: it has something else in it than letters, digits, '-' and '_'. " +
            "Write the name as the Procfile has it, such as 'web'.",
            at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_number_that_is_none_of_its_enum_is_shown() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Branch("odd/*", {|DPL2013:(BranchRole)55|}), BuiltOn({|DPL2013:(CiService)99|}), HostedOn({|DPL2013:(CodeHost)(-1)|})]
        public static partial class Delivery;
        [Environment("UAT", {|#0:(Stage)42|}), Holds({|#1:(DataClass)77|}), Superseded({|DPL2013:(SupersededPolicy)9|})]
        public sealed partial class Uat;
        """,
        Verify.Says(
            Id,
            "[Environment] cannot work as it is written. Stage has no member of the value 42. " +
            "Write one of Stage.Review, Stage.Development, Stage.Staging, Stage.Production."),
        Verify.Says(
            Id,
            "[Holds] cannot work as it is written. DataClass has no member of the value 77. Write one of DataClass.Test, DataClass.Anonymised, DataClass.Production.",
            at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task Roles_that_differ_in_case_alone_are_shown_at_the_second() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production), RequiresApproval("sales", "Now?"), RequiresApproval({|#0:"Sales"|}, "Really?"), RequiresApproval("support", "?")]
        public sealed partial class Live;
        [Environment("DEMO", Stage.Production), RequiresApproval({|DPL2013:"SALES"|}, "?")] public sealed partial class Demo : Asked;
        [RequiresApproval("sales", "?")] public abstract class Asked;
        """,
        Verify.Says(
            Id,
            "[RequiresApproval] cannot work as it is written. Case makes no difference to --approve, so that one yes would be that of 'sales' too. " +
            "Write 'sales', or another name."));

    [Fact]
    [Trait(Id, "fires")]
    public Task One_on_a_base_class_is_shown_there_once() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production)] public sealed partial class One : Base;
        [Environment("TWO", Stage.Production)] public sealed partial class Two : Base;
        [ReleaseCommand({|DPL2013:""|}), Holds({|DPL2013:(DataClass)77|}), ProcessType("web", Quantity = {|DPL2013:-2|})] public abstract class Base;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_may_be_empty_or_left_out_is_left_alone() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Person("ada@x.example", null!), BuiltOn(CiService.CircleCi)]
        public static partial class Delivery;
        [Environment("LIVE", Stage.Production), ConfigVar("EMPTY", ""), TestCommand("make", "", "report.xml"), ProcessType("web", Quantity = -1)]
        [ProcessType("worker", Quantity = 0, Size = null), RequiresApproval("sales", "?"), RequiresApproval("support", "?"), Superseded(SupersededPolicy.Fail)]
        public sealed partial class Live;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_does_not_bind_is_the_compilers_matter() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production), {|CS7036:ReleaseCommand|}, ProcessType({|CS0103:web|}), {|CS7036:AddonAttachment("DATABASE")|}]
        [Superseded({|CS0103:policy|})]
        public sealed partial class Live;
        """);

    [Fact]
    [Trait(Id, "hostile")]
    public Task Whatever_stands_there_is_read() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production), ReleaseCommand({|DPL2013:Names.Blank|}), Slack({|DPL2013:default(string)!|}), ReleaseCommand("\0\ud800")]
        [ProcessType({|DPL2013:"\u202eweb"|}, Quantity = {|DPL2013:int.MinValue|}), Superseded({|DPL2013:(SupersededPolicy)int.MaxValue|})]
        public sealed partial class Live;

        internal static class Names
        {
            public const string Blank = "\t" + "\u2003";
        }
        """);

    [Fact]
    public void What_cannot_work_stays_in_the_definition_and_the_run_refuses_it()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text.Replace(
            "[SmokeTest(\"/health\")]",
            "[SmokeTest(\"/health\"), ProcessType(\"\"), AddonAttachment(null!, null!), IrreversibleChange(\"\")]"))).ThatCompiles();

        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        var declared = plan.Environments.Single(environment => environment.Name == "UAT").Declarations.Select(declaration => declaration.Attribute).ToList();
        Assert.Contains(declared.OfType<ProcessTypeAttribute>(), process => process.Name.Length == 0);
        Assert.Equal("", Assert.Single(declared.OfType<AddonAttachmentAttribute>()).AddOn);
        Assert.Equal("", Assert.Single(declared.OfType<IrreversibleChangeAttribute>()).Files);
    }
}
