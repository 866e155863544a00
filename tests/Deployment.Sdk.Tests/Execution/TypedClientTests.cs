using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution;

/// <summary>What the emitted clients stand on: a promotion is carried out with a clearance, once, and with nothing else.</summary>
public sealed class TypedClientTests : IDisposable
{
    private static readonly PromotionOptions Agreed = new() { Approvals = ["sales", "support"], Confirmations = ["yunojuno-live"] };

    private readonly TemporaryRepository _git = TemporaryRepository.Create();
    private readonly EnvironmentDefinition _uat = SamplePlan.Uat();
    private readonly EnvironmentDefinition _live = SamplePlan.Live();
    private readonly Plan _plan;

    public TypedClientTests()
    {
        _plan = SamplePlan.Of(_uat, _live);
        _git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _git.Dispose();

    [Fact]
    public async Task A_clearance_carries_out_its_promotion_once()
    {
        await using var session = await OpenAsync();
        var client = new UatClient(session, _uat);
        Assert.Equal(DeliveryOutcome.Done, (await client.DeployAsync()).Outcome);

        var cleared = await client.ClearAsync(_live, Agreed);
        Assert.Null(cleared.Result);
        Assert.Equal(_git.Head, cleared.Clearance!.Commit);

        var promoted = await client.PromoteAsync(cleared.Clearance);
        Assert.True(promoted.IsSuccess, promoted.Message);
        Assert.Equal("yunojuno-live", Assert.Single(promoted.Releases).App);
        var again = await client.PromoteAsync(cleared.Clearance);
        Assert.Equal(DeliveryOutcome.Refused, again.Outcome);
        Assert.Contains("used before", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_approval_or_confirmation_there_is_no_clearance()
    {
        await using var session = await OpenAsync();
        var client = new UatClient(session, _uat);
        await client.DeployAsync();

        Assert.Equal(DeliveryOutcome.ApprovalPending, (await client.ClearAsync(_live, Agreed with { Approvals = ["sales"] })).Result?.Outcome);
        var unconfirmed = await client.ClearAsync(_live, Agreed with { Confirmations = [] });
        Assert.Equal(DeliveryOutcome.Refused, unconfirmed.Result?.Outcome);
        Assert.Null(unconfirmed.Clearance);
    }

    [Fact]
    public async Task A_branch_that_goes_elsewhere_is_refused_by_this_client()
    {
        await using var session = await OpenAsync();
        _git.Branch("dev");

        var result = await new UatClient(session, _uat).DeployAsync("dev");

        Assert.Equal(DeliveryOutcome.Refused, result.Outcome);
        Assert.Equal("dev does not go to UAT but to DEV", result.Message);
    }

    [Fact]
    public async Task Status_is_read_for_this_environment_alone()
    {
        await using var session = await OpenAsync();

        Assert.Equal("yunojuno-uat", Assert.Single(await new UatClient(session, _uat).GetStatusAsync(Stop)).App);
    }

    private Task<DeliverySession> OpenAsync() => DeliverySession.OpenAsync(
        _plan,
        SamplePlan.Resolver(_plan),
        new DeliverySessionOptions
        {
            WorkingDirectory = _git.Path,
            Environment = new Dictionary<string, string>(),
            Rehearsal = new Rehearsals(Rehearsals.Quick),
        },
        Stop);

    private sealed class UatClient(DeliverySession session, EnvironmentDefinition definition) : EnvironmentClient(session, definition)
    {
        public Task<DeliveryResult> DeployAsync(string branch = "master") => DeployCoreAsync(new DeployOptions { Branch = branch }, Stop);

        public Task<ClearanceResult<UatClient, DeliverySession>> ClearAsync(EnvironmentDefinition live, PromotionOptions options) =>
            ClearCoreAsync<UatClient, DeliverySession>(live, options, Stop);

        public Task<DeliveryResult> PromoteAsync(Clearance<UatClient, DeliverySession> clearance) => PromoteCoreAsync(clearance, Stop);
    }
}
