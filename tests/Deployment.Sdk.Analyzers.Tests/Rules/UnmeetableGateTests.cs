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
    public Task A_smoke_test_of_what_is_no_path_is_shown_at_its_characters() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [SmokeTest({|#0:"https://yunojuno.example/health"|}), SmokeTest({|DPL3005:""|}), SmokeTest({|DPL3005:null!|})]
        [SmokeTest("/a{|#1: |}b"), SmokeTest("/a{|DPL3005:\n|}b"), SmokeTest("/a{|DPL3005:\u202e|}b"), SmokeTest("health"), SmokeTest("/to?at=https://x.example")]
        public sealed partial class Live;
        """,
        Verify.Says(
            Id,
            "The smoke test of https://yunojuno.example/health can never pass. That is an address, and each app of the environment is asked at its own. " +
            "Write the path alone, which begins with '/'."),
        Verify.Says(
            Id, "The smoke test of /a b can never pass. The path has U+0020 in it. Write it as an address has it, such as '%20' for a blank.", at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_approval_of_a_base_class_is_shown_there_once() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production)] public sealed partial class One : Asked;
        [Environment("TWO", Stage.Production)] public sealed partial class Two : Asked;
        [RequiresApproval("a", "?", Quorum = {|DPL3005:-1|})] public abstract class Asked;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_freeze_that_cannot_be_read_is_shown_at_its_characters() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [Freeze("Fri {|#0:25|}:00", "Mon", "UTC"), Freeze(to: "{|DPL3005:Mo|} 08:00", from: "Fri", timeZone: "UTC")]
        [Freeze("2026-12-20", "2026-{|DPL3005:13|}-01", "UTC"), Freeze("Fri", "{|DPL3005:2026-12-20|}", "UTC")]
        [Freeze("Fri", "Mon", "Europe{|DPL3005:\\|}London"), Freeze({|DPL3005:""|}, "Mon", "UTC"), Freeze("Fri", {|DPL3005:null|}, "UTC")]
        public sealed partial class Live;
        """,
        Verify.Says(
            Id,
            "The freeze can never be lifted. A day has no hour 25. Write an hour from '00' to '23'; the end of a day is '00:00' of the next."));

    [Fact]
    [Trait(Id, "fires")]
    public Task Freezes_that_leave_no_minute_of_the_week_open_are_shown_at_the_last() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [Freeze("Mon", "Fri 15:00", "Europe/London"), Freeze("2026-12-20", "2027-01-03", "Europe/London"), Freeze("Fri 15:00", {|#0:"Mon"|}, "Europe/London")]
        public sealed partial class Live;
        """,
        Verify.Says(
            Id,
            "A release can never arrive. 'Mon to Fri 15:00' and 'Fri 15:00 to Mon' in Europe/London together leave no minute of the week open. " +
            "Let one of them end earlier, or start later."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_soak_of_no_time_and_a_yes_that_is_gone_before_the_soak_is_over_are_shown() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production), Soak({|#0:0|})] public sealed partial class One;
        [Environment("TWO", Stage.Production), Soak(3600), RequiresApproval("a", "?", ExpiresAfter = {|#1:3599|})]
        public sealed partial class Two;
        """,
        Verify.Says(Id, "The soak can never be over. A soak takes at least 1 s, and this one says 0. Write how many seconds, or leave it out."),
        Verify.Says(
            Id,
            "The approval by a can never be given. A yes expires after 3599 s, and the release has to run for 3600 s at its source first. " +
            "Let it hold for at least 3600 s, or shorten the soak.",
            at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task What_base_classes_do_alone_is_shown_there_and_what_the_environment_adds_at_it() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production)] public sealed partial class One : Closed;
        [Environment("TWO", Stage.Production), Freeze("Tue", "Wed", "UTC")] public sealed partial class Two : Closed;
        [Environment("THREE", Stage.Production), Freeze("Fri", {|DPL3005:"Mon"|}, "UTC")] public sealed partial class Three : Weekdays;
        [Environment("FOUR", Stage.Production), Soak(60)] public sealed partial class {|DPL3005:Four|} : Quick;
        [Freeze("Mon", "Fri", "UTC"), Freeze("Fri", {|DPL3005:"Mon"|}, "UTC"), Soak({|DPL3005:-1|})] public abstract class Closed;
        [Freeze("Mon", "Fri", "UTC")] public abstract class Weekdays;
        [RequiresApproval("a", "?", ExpiresAfter = 59)] public abstract class Quick;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task Freezes_with_a_slot_between_them_or_of_several_zones_are_left_alone() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production), Freeze("Mon 00:01", "Fri", "UTC"), Freeze("Fri", "Mon", "UTC")] public sealed partial class One;
        [Environment("TWO", Stage.Production), Freeze("Mon", "Fri", "UTC"), Freeze("Fri", "Mon", "Europe/London")] public sealed partial class Two;
        [Environment("THREE", Stage.Production), Freeze("2026-12-20", "2027-01-03T08:00", "UTC"), Freeze("Fri 15:00", "Mon 08:00", "UTC")]
        [Soak(60), RequiresApproval("a", "?", ExpiresAfter = 60), RequiresApproval("b", "?")]
        public sealed partial class Three;
        [Environment("FOUR", Stage.Production), Freeze("Mon", "Fri", {|CS0103:utc|}), {|CS7036:Freeze("Fri", "Mon")|}, {|CS7036:Soak|}] public sealed partial class Four;
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

    [Fact]
    public void Gates_of_time_at_fault_stay_in_the_definition()
    {
        var code = GeneratorHost.Generate(CaseStudy.All.Select(text => text.Replace(
            "[SmokeTest(\"/health\")]",
            "[SmokeTest(\"/health\"), Soak(0), Freeze(\"Fry\", \"Mon\", \"UTC\"), Freeze(\"Mon\", \"Fri\", \"UTC\"), Freeze(\"Fri\", \"Mon\", \"UTC\")]"))).ThatCompiles();

        var plan = (Plan)code.LoadType("Delivery").GetProperty("Plan")!.GetValue(null)!;
        var declared = plan.Environments.Single(environment => environment.Name == "UAT").Declarations.Select(declaration => declaration.Attribute).ToList();
        Assert.Equal(["Fry", "Mon", "Fri"], declared.OfType<FreezeAttribute>().Select(freeze => freeze.From));
        Assert.Equal(0, Assert.Single(declared.OfType<SoakAttribute>()).Seconds);
    }
}
