using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class UnmeetableGateTests
{
    private const string Id = "DPL3005";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_quorum_that_the_approvers_less_the_requester_cannot_reach_is_shown_with_the_figures() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [RequiresApproval("sales", "Now?", By = new[] { "ada@x.example", "ADA@x.example", "bob@x.example" }, NotRequester = true, Quorum = {|#0:2|})]
        public sealed partial class Live;
        """,
        Verify.Says(
            Id,
            "The approval by sales can never be given. It needs 2 who say yes, and 'By' names 2, less the one who asks. " +
            "Name more people, or lower 'Quorum'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task What_cannot_be_is_shown_at_its_argument() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [RequiresApproval("a", "?", Quorum = {|DPL3005:-1|}, ExpiresAfter = {|DPL3005:-60|})]
        [RequiresApproval("b", "?", By = {|DPL3005:new string[0]|}), RequiresApproval("c", "?", By = {|#0:["ada"]|})]
        [RequiresApproval("d", "?", By = ["ada@x.example"], NotRequester = {|DPL3005:true|})]
        [SmokeTest("/a", Attempts = {|DPL3005:0|}), SmokeTest("/b", Timeout = {|#1:0|}, ExpectStatus = {|DPL3005:600|})]
        public sealed partial class Live;
        """,
        Verify.Says(
            Id, "The approval by c can never be given. 'ada' in 'By' is no e-mail address. Write each as in 'ada@yunojuno.example'."),
        Verify.Says(Id, "The smoke test of /b can never pass. No app answers within 0 s. Write at least 1, in whole seconds.", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_approval_of_a_base_class_is_shown_there_once() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production)] public sealed partial class One : Asked;
        [Environment("TWO", Stage.Production)] public sealed partial class Two : Asked;
        [RequiresApproval("a", "?", Quorum = {|DPL3005:-1|})] public abstract class Asked;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task A_rule_that_can_be_met_is_left_alone() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [RequiresApproval("a", "?", Quorum = 5), RequiresApproval("b", "?", By = null, NotRequester = true)]
        [RequiresApproval("c", "?", By = ["ada@x.example", "bob@x.example"], Quorum = 2, ExpiresAfter = 60)]
        [RequiresApproval("d", "?", By = ["ada@x.example", "bob@x.example"], NotRequester = true)]
        [SmokeTest("/a", Attempts = 1, Timeout = 1, ExpectStatus = 404)]
        public sealed partial class Live;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_does_not_bind_is_the_compilers_matter() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [RequiresApproval("a", "?", Quorum = {|CS0103:two|}), RequiresApproval("b", "?", By = {|CS0029:"ada"|}), {|CS7036:RequiresApproval|}]
        [SmokeTest("/a", Attempts = {|CS0029:"0"|})]
        public sealed partial class Live;
        """);

    [Fact]
    public void An_approval_at_fault_stays_in_the_definition_and_so_does_a_smoke_test()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text
            .Replace("demo?\")", "demo?\", Quorum = -1)")
            .Replace("[SmokeTest(\"/health\")]", "[SmokeTest(\"/health\", Attempts = 0)]"))).ThatCompiles();

        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        var live = plan.Environments.Single(environment => environment.Name == "LIVE");
        Assert.Equal([-1, 0], live.Declarations.Select(declaration => declaration.Attribute).OfType<RequiresApprovalAttribute>().Select(approval => approval.Quorum));
        var uat = plan.Environments.Single(environment => environment.Name == "UAT");
        Assert.Equal(0, Assert.Single(uat.Declarations.Select(declaration => declaration.Attribute).OfType<SmokeTestAttribute>()).Attempts);
        Assert.Single(plan.Promotions);
    }
}
