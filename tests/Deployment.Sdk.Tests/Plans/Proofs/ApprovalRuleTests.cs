using CsCheck;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class ApprovalRuleTests
{
    private static readonly string[] Emails = ["a@x", "A@x", "b@x", "B@X", "c@x"];
    private static readonly Gen<string> Email = Gen.Int[0, 4].Select(index => Emails[index]);

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(2, false, 60)]
    [InlineData(1, true, 0)]
    public void A_rule_that_can_be_met_has_no_fault(int quorum, bool notRequester, int expiresAfter) =>
        Assert.Empty(ApprovalRule.Faults(["a@x", "b@x"], quorum, notRequester, expiresAfter));

    [Fact]
    public void Of_whoever_has_the_role_nobody_knows_how_many_they_are() =>
        Assert.Empty(ApprovalRule.Faults(null, quorum: 1000, notRequester: true, expiresAfter: 1));

    [Theory]
    [InlineData("a@x,A@X", 2, false, "It needs 2 who say yes, and 'By' names 1.")]
    [InlineData("a@x,b@x", 2, true, "It needs 2 who say yes, and 'By' names 2, less the one who asks.")]
    [InlineData("a@x", 0, true, "It needs 1 who says yes, and 'By' names 1, less the one who asks.")]
    [InlineData("a@x,b", 1, false, "'b' in 'By' is no e-mail address.")]
    [InlineData("a@x,b @x", 1, false, "'b @x' in 'By' is no e-mail address.")]
    [InlineData("a@x,@x", 1, false, "'@x' in 'By' is no e-mail address.")]
    [InlineData("a@b@x", 1, false, "'a@b@x' in 'By' is no e-mail address.")]
    [InlineData("", 1, false, "'' in 'By' is no e-mail address.")]
    public void A_rule_that_cannot_be_met_says_why(string by, int quorum, bool notRequester, string problem) =>
        Assert.Equal(problem, Assert.Single(ApprovalRule.Faults(by.Split(','), quorum, notRequester, 0)).Problem);

    [Fact]
    public void Nobody_and_null_may_not_say_yes()
    {
        Assert.Equal("'By' names nobody.", Assert.Single(ApprovalRule.Faults([], 0, false, 0)).Problem);
        Assert.Equal("'By' has null in it.", Assert.Single(ApprovalRule.Faults(["a@x", null], 0, false, 0)).Problem);
    }

    [Fact]
    public void Negative_figures_are_faults_each_of_its_own() => Assert.Equal(
        ["Quorum", "ExpiresAfter"], ApprovalRule.Faults(null, -1, false, int.MinValue).Select(fault => fault.Argument));

    [Fact]
    public void A_yes_must_hold_longer_than_the_soak_takes()
    {
        Assert.NotNull(ApprovalRule.ShorterThanSoak(59, 60));
        Assert.Null(ApprovalRule.ShorterThanSoak(60, 60));
        Assert.Null(ApprovalRule.ShorterThanSoak(0, 60));
    }

    [Fact]
    public void It_is_a_fault_if_and_only_if_no_choice_of_people_is_enough() => Gen.Select(
        Email.Array[1, 5], Gen.Int[0, 5], Gen.Bool).Sample((by, quorum, notRequester) =>
    {
        // By every set of people, for the one of them who asks.
        string[] people = [.. by.Select(email => email.ToUpperInvariant()).Distinct()];
        var canBeMet = Enumerable.Range(0, 1 << people.Length)
            .Select(chosen => people.Where((_, at) => (chosen & (1 << at)) != 0).ToList())
            .Any(chosen => chosen.Count >= Math.Max(1, quorum) && (!notRequester || !chosen.Contains(people[0])));
        return canBeMet == (ApprovalRule.Faults(by, quorum, notRequester, 0).Count == 0);
    });

    [Theory]
    [InlineData(1, 1, 100, null)]
    [InlineData(6, 10, 599, null)]
    [InlineData(0, 10, 200, "Attempts")]
    [InlineData(6, 0, 200, "Timeout")]
    [InlineData(6, -1, 200, "Timeout")]
    [InlineData(6, 10, 99, "ExpectStatus")]
    [InlineData(6, 10, 600, "ExpectStatus")]
    public void A_smoke_test_asks_at_least_once_for_something_that_can_be(int attempts, int timeout, int status, string? argument) =>
        Assert.Equal(argument is null ? [] : [argument], SmokeTestRule.Faults("/health", attempts, timeout, status).Select(fault => fault.Argument));

    [Theory]
    [InlineData("/", null)]
    [InlineData("health", null)]
    [InlineData("/health?back=https://yunojuno.example/#top", null)]
    [InlineData("/a:b//c%20d\u00fc", null)]
    [InlineData(null, "It asks for no path.")]
    [InlineData("", "It asks for no path.")]
    [InlineData(" ", "The path has U+0020 in it.")]
    [InlineData("/a b", "The path has U+0020 in it.")]
    [InlineData("/a\r\nHost: x", "The path has U+000D in it.")]
    [InlineData("/a\u202eb", "The path has U+202E in it.")]
    [InlineData("https://yunojuno.example/health", "That is an address, and each app of the environment is asked at its own.")]
    [InlineData("HTTP://x", "That is an address, and each app of the environment is asked at its own.")]
    public void A_smoke_test_asks_for_a_path(string? path, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], SmokeTestRule.Faults(path, 1, 1, 200).Select(fault => fault.Problem));

    [Fact]
    public async Task The_gate_refuses_when_it_runs_whatever_was_silenced_before()
    {
        var gate = new RequiresApprovalAttribute("sales", "Now?") { Quorum = -1 };

        var verdict = await gate.AskAsync(null!, TestContext.Current.CancellationToken);

        Assert.Equal(GateAnswer.No, verdict.Answer);
        Assert.StartsWith("the approval by sales can never be given: -1 people cannot say yes.", verdict.Reason);
    }

    [Fact]
    public async Task The_smoke_test_fails_without_asking()
    {
        var outcome = await new SmokeTestAttribute("/health") { Timeout = -1 }.RunAsync(null!, TestContext.Current.CancellationToken);

        Assert.Equal(StepOutcomeKind.Failed, outcome.Kind);
    }
}
