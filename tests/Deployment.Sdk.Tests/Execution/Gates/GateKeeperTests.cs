using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Gates;

public sealed class GateKeeperTests
{
    private readonly RecordingLog _log = new();

    [Fact]
    public async Task No_gate_is_open() => Assert.Null(await AskAsync([]));

    [Fact]
    public async Task All_that_say_yes_let_it_through_and_are_told()
    {
        Assert.Null(await AskAsync([Own(GateVerdict.Yes("the sky is blue")), new RequiresApprovalAttribute("sales", "Free?")], "SALES"));
        Assert.Equal(["note: the sky is blue", "note: sales approved (asserted with --approve sales)"], _log.Lines);
    }

    [Fact]
    public async Task All_are_asked_and_whoever_has_to_act_learns_of_everything_at_once()
    {
        var refusal = await AskAsync([new RequiresApprovalAttribute("sales", "Free?"), new RequiresApprovalAttribute("support", "Quiet?")]);

        Assert.Equal(DeliveryOutcome.ApprovalPending, refusal?.Outcome);
        Assert.Contains("--approve sales", refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains("--approve support", refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_no_outweighs_those_that_wait()
    {
        var refusal = await AskAsync([new RequiresApprovalAttribute("sales", "Free?"), Own(new GateVerdict(GateAnswer.No, "frozen", new Uri("https://status.example/1")))]);

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Equal("LIVE is closed: frozen (https://status.example/1)", refusal?.Reason);
    }

    [Fact]
    public async Task A_gate_that_breaks_gives_nothing_or_an_unknown_answer_is_closed()
    {
        Assert.Contains(
            "own gate: the gate itself failed with FormatException: broken",
            (await AskAsync([new OwnGateAttribute((_, _) => throw new FormatException("broken"))]))?.Reason,
            StringComparison.Ordinal);
        Assert.Contains(
            "failed with TaskCanceledException",
            (await AskAsync([new OwnGateAttribute((_, _) => Task.FromException<GateVerdict>(new TaskCanceledException("its own time ran out")))]))?.Reason,
            StringComparison.Ordinal);
        Assert.Contains("no verdict", (await AskAsync([new OwnGateAttribute((_, _) => Task.FromResult<GateVerdict>(null!))]))?.Reason, StringComparison.Ordinal);
        Assert.Equal(DeliveryOutcome.Refused, (await AskAsync([Own(new GateVerdict((GateAnswer)42, "?"))]))?.Outcome);
    }

    [Fact]
    public async Task A_gate_that_does_not_listen_does_not_outlive_a_stop()
    {
        using var stop = new CancellationTokenSource();
        var gate = new OwnGateAttribute((_, _) =>
        {
            stop.Cancel();
            return new TaskCompletionSource<GateVerdict>().Task;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync([gate], stop.Token));
    }

    public static TheoryData<string> Recorded => [nameof(RequiresApprovalAttribute.By), nameof(RequiresApprovalAttribute.Quorum),
        nameof(RequiresApprovalAttribute.NotRequester), nameof(RequiresApprovalAttribute.Evidence)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task A_rule_that_wants_the_ledger_is_closed_where_there_is_none(string rule)
    {
        RequiresApprovalAttribute approval = rule switch
        {
            "By" => new("sales", "Free?") { By = ["ada@yunojuno.example"] },
            "Quorum" => new("sales", "Free?") { Quorum = 2 },
            "NotRequester" => new("sales", "Free?") { NotRequester = true },
            _ => new("sales", "Free?") { Evidence = "a link" },
        };

        var refusal = await AskAsync([approval], "sales");

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Contains("the approval by sales has to be recorded", refusal?.Reason, StringComparison.Ordinal);
    }

    private static OwnGateAttribute Own(GateVerdict verdict) => new((_, _) => Task.FromResult(verdict));

    private Task<Refusal?> AskAsync(Attribute[] gates, params string[] approvals) =>
        AskAsync(gates, TestContext.Current.CancellationToken, approvals);

    private Task<Refusal?> AskAsync(Attribute[] gates, CancellationToken cancellationToken, params string[] approvals)
    {
        var target = new Target(SamplePlan.Environment("LIVE", Stage.Production, [new HerokuAppAttribute("live"), .. gates]), null);
        return GateKeeper.AskAsync(
            target,
            new GateContext(target, AppStates.A, AppStates.Of(SamplePlan.Uat(), commit: AppStates.A), isRehearsal: false, new Consent([.. approvals], []), Nobody.Instance, TimeProvider.System),
            _log,
            cancellationToken);
    }
}
