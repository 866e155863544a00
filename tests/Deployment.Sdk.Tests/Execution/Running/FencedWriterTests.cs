using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Execution.Running;

public sealed class FencedWriterTests
{
    private readonly RecordingWriter _inner = new();
    private readonly MemoryJournal _journal = new();
    private readonly Dictionary<string, int> _found = new() { ["yunojuno-uat"] = 5, ["yunojuno-uat-id"] = 5 };

    private readonly List<Build> _builds = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Intent_and_outcome_are_recorded_around_each_write()
    {
        await Writer().UpdateConfigVarsAsync("yunojuno-uat", new Dictionary<string, string?>(), Stop);

        Assert.Equal(
            [
                new WriteBegan("PATCH /apps/yunojuno-uat/config-vars"),
                new WriteEnded("PATCH /apps/yunojuno-uat/config-vars", WriteAnswer.Accepted, null),
            ],
            _journal.Facts);
    }

    [Fact]
    public async Task A_write_that_fails_is_recorded_as_sent_and_not_as_accepted()
    {
        _inner.Before = (_, _) => throw new HerokuException("no");
        var writer = Writer();

        await Assert.ThrowsAsync<HerokuException>(() => writer.UpdateAppAsync("yunojuno-uat", new AppUpdate(true), Stop));

        Assert.True(writer.HasWritten);
        Assert.Equal(0, writer.Accepted);
        Assert.Equal(new WriteEnded("PATCH /apps/yunojuno-uat", WriteAnswer.Refused, "no"), _journal.Facts.Last());
    }

    [Fact]
    public async Task A_write_that_may_have_been_acted_upon_goes_on_there_as_one_that_was_accepted_does()
    {
        _inner.Before = (_, _) => throw new HerokuException("no answer") { MayHaveActed = true };
        var writer = Writer();

        await Assert.ThrowsAsync<HerokuException>(
            () => writer.CreateBuildAsync("yunojuno-uat", new BuildRequest(new SourceBlob { Url = "http://127.0.0.1" }), Stop));

        Assert.Equal(1, writer.Accepted);
    }

    [Fact]
    public async Task A_release_by_somebody_else_stops_the_write_before_it_is_sent()
    {
        _found["yunojuno-uat"] = 6;
        var writer = Writer();

        var foreign = await Assert.ThrowsAsync<ForeignChangeException>(
            () => writer.CreateReleaseAsync("yunojuno-uat", new ReleaseRequest("slug", "Deploy"), Stop));

        Assert.Equal("somebody else released on yunojuno-uat: v5 was its newest release, now it is v6", foreign.Message);
        Assert.Empty(_inner.Calls);
        Assert.Empty(_journal.Facts);
        Assert.False(writer.HasWritten);
    }

    [Fact]
    public async Task A_promotion_looks_at_each_target_and_names_it()
    {
        _found["yunojuno-uat-id"] = 7;

        var foreign = await Assert.ThrowsAsync<ForeignChangeException>(
            () => Writer().CreatePromotionAsync(PromotionRequest.Of("p", "s", "r", ["yunojuno-uat-id"]), Stop));

        Assert.Equal("yunojuno-uat", foreign.App);
        Assert.Empty(_inner.Calls);
    }

    [Theory]
    [InlineData("release", BuildStatus.Pending, true)]
    [InlineData("rollback", BuildStatus.Pending, true)]
    [InlineData("build", BuildStatus.Pending, true)]
    [InlineData("promotion", BuildStatus.Pending, true)]
    [InlineData("promotion", BuildStatus.Succeeded, false)]
    [InlineData("config", BuildStatus.Pending, false)]
    public async Task A_build_that_began_after_the_last_look_stops_code_that_would_arrive(string what, string status, bool isStopped)
    {
        _builds.Add(new Build { Id = "b7", Status = status });
        var writer = Writer();

        Task write = what switch
        {
            "release" => writer.CreateReleaseAsync("yunojuno-uat", new ReleaseRequest("slug", "Deploy"), Stop),
            "rollback" => writer.RollbackAsync("yunojuno-uat", new RollbackRequest("r"), Stop),
            "build" => writer.CreateBuildAsync("yunojuno-uat", new BuildRequest(new SourceBlob { Url = "http://127.0.0.1" }), Stop),
            "promotion" => writer.CreatePromotionAsync(PromotionRequest.Of("p", "s", "r", ["yunojuno-uat-id"]), Stop),
            _ => writer.UpdateConfigVarsAsync("yunojuno-uat", new Dictionary<string, string?>(), Stop),
        };

        if (!isStopped)
        {
            await write;
            return;
        }

        var foreign = await Assert.ThrowsAsync<ForeignChangeException>(() => write);
        Assert.Equal("build b7 began on yunojuno-uat after this delivery looked, and it will release itself", foreign.Message);
        Assert.Empty(_inner.Calls);
        Assert.Empty(_journal.Facts);
    }

    [Fact]
    public async Task A_look_with_nothing_in_between_is_not_repeated_and_an_older_one_is()
    {
        _found["yunojuno-uat-id"] = 7;
        var time = new FakeTimeProvider();
        var writer = Writer(time: time, lookedAt: time.GetTimestamp());

        time.Advance(Limits.SameLook - TimeSpan.FromMilliseconds(1));
        await writer.CreatePromotionAsync(PromotionRequest.Of("p", "s", "r", ["yunojuno-uat-id"]), Stop);
        Assert.Equal(["promotion"], _inner.Calls);

        var late = Writer(time: time, lookedAt: time.GetTimestamp());
        time.Advance(Limits.SameLook);
        await Assert.ThrowsAsync<ForeignChangeException>(
            () => late.CreatePromotionAsync(PromotionRequest.Of("p", "s", "r", ["yunojuno-uat-id"]), Stop));
        Assert.Equal(["promotion"], _inner.Calls);
    }

    [Fact]
    public async Task After_a_change_of_our_own_every_target_is_looked_at_again()
    {
        var time = new FakeTimeProvider();
        var writer = Writer(time: time, lookedAt: time.GetTimestamp());
        await writer.UpdateAppAsync("yunojuno-uat", new AppUpdate(true), Stop);
        _found["yunojuno-uat-id"] = 7;

        await Assert.ThrowsAsync<ForeignChangeException>(
            () => writer.CreatePromotionAsync(PromotionRequest.Of("p", "s", "r", ["yunojuno-uat-id"]), Stop));
    }

    [Fact]
    public async Task A_lease_that_was_lost_stops_every_write()
    {
        var writer = Writer(new LostLease());

        await Assert.ThrowsAsync<LeaseLostException>(() => writer.UpdateAppAsync("yunojuno-uat", new AppUpdate(true), Stop));
        await Assert.ThrowsAsync<LeaseLostException>(() => writer.CreateSourceAsync(Stop));

        Assert.Empty(_inner.Calls);
        Assert.False(writer.HasWritten);
    }

    [Fact]
    public async Task A_place_to_upload_to_is_no_change()
    {
        var writer = Writer();

        await writer.CreateSourceAsync(Stop);

        Assert.False(writer.HasWritten);
        Assert.Equal(0, writer.Accepted);
    }

    [Fact]
    public async Task A_stop_does_not_lose_the_answer_that_names_what_was_begun()
    {
        using var stop = new CancellationTokenSource();
        _inner.Before = (_, token) =>
        {
            stop.Cancel();
            token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        };

        Assert.Equal("b", (await Writer().CreateBuildAsync("yunojuno-uat", new BuildRequest(new SourceBlob { Url = "http://127.0.0.1" }), stop.Token)).Id);
    }

    [Fact]
    public async Task A_stop_gives_up_on_what_may_be_repeated_and_sends_nothing_new()
    {
        using var stop = new CancellationTokenSource();
        _inner.Before = (_, token) =>
        {
            stop.Cancel();
            token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer().UpdateAppAsync("yunojuno-uat", new AppUpdate(true), stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer().CreateDynoAsync("yunojuno-uat", new DynoRequest("ls"), stop.Token));
        Assert.Equal(["maintenance yunojuno-uat on"], _inner.Calls);
    }

    [Fact]
    public async Task A_lock_that_ran_out_while_the_process_slept_before_the_call_sends_nothing_and_says_so()
    {
        var writer = Writer(new SleptLease());

        var lost = await Assert.ThrowsAsync<LeaseLostException>(
            () => writer.CreateReleaseAsync("yunojuno-uat", new ReleaseRequest("slug", "Deploy"), Stop));

        Assert.Equal("POST /apps/yunojuno-uat/releases was not sent: the lock ran out before this was sent", lost.Message);
        Assert.Empty(_inner.Calls);
        Assert.False(writer.HasWritten);
        Assert.Equal(WriteAnswer.Refused, Assert.IsType<WriteEnded>(_journal.Facts.Last()).Answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_makes_an_app_safe_goes_on_without_the_ledger_and_is_noted_on_this_machine(bool isSilent)
    {
        var time = new FakeTimeProvider();
        var lease = new AwayLease(isSilent, isTaken: false);
        var writer = Writer(lease, time);

        var lifting = writer.AtEnd().UpdateAppAsync("yunojuno-uat", new AppUpdate(false), Stop);
        time.Advance(Limits.LedgerAtEnd);
        await lifting;

        Assert.Equal(["maintenance yunojuno-uat off"], _inner.Calls);
        Assert.True(_journal.IsCutOff);
        Assert.Equal(WriteAnswer.Accepted, Assert.IsType<WriteEnded>(_journal.Facts.Last()).Answer);
        Assert.True(writer.HasWritten);
    }

    [Fact]
    public async Task Where_the_ledger_is_away_nothing_else_is_sent()
    {
        var writer = Writer(new AwayLease(isSilent: false, isTaken: false));

        await Assert.ThrowsAsync<LedgerException>(() => writer.UpdateAppAsync("yunojuno-uat", new AppUpdate(true), Stop));
        await Assert.ThrowsAsync<LedgerException>(() => writer.CreateReleaseAsync("yunojuno-uat", new ReleaseRequest("slug", "Deploy"), Stop));

        Assert.Empty(_inner.Calls);
    }

    [Fact]
    public async Task What_makes_an_app_safe_is_left_to_whoever_is_known_to_have_taken_over()
    {
        var writer = Writer(new AwayLease(isSilent: false, isTaken: true));

        await Assert.ThrowsAsync<LedgerException>(() => writer.AtEnd().UpdateAppAsync("yunojuno-uat", new AppUpdate(false), Stop));

        Assert.Empty(_inner.Calls);
        Assert.False(_journal.IsCutOff);
    }

    [Fact]
    public async Task What_a_step_sends_counts_for_it_and_for_the_delivery_and_for_no_other_step()
    {
        var writer = Writer();
        var (one, other) = (writer.OfStep(), writer.OfStep());

        await one.UpdateAppAsync("yunojuno-uat", new AppUpdate(true), Stop);

        Assert.Equal((1, 0, 1), (one.Sent, other.Sent, writer.Sent));
        Assert.Equal((1, 0, 1), (one.Accepted, other.Accepted, writer.Accepted));
        Assert.True(other.HasWritten);
    }

    private FencedWriter Writer(ILease? lease = null, TimeProvider? time = null, long? lookedAt = null) => new(
        _inner,
        VersionReader.Of(_found, _builds),
        lease ?? new UnsharedLease(),
        _journal,
        new KnownVersions(AppStates.Of(SamplePlan.Uat(), commit: AppStates.A).Apps) { LookedAt = lookedAt },
        time ?? new FakeTimeProvider());

    private sealed class SleptLease : ILease
    {
        public long Fence => 1;

        public TimeSpan Left => TimeSpan.FromSeconds(34);

        public ValueTask RenewAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    /// <summary>One whose ledger cannot be reached.</summary>
    private sealed class AwayLease(bool isSilent, bool isTaken) : ILease
    {
        public long Fence => 1;

        public TimeSpan Left => TimeSpan.Zero;

        public bool IsTaken => isTaken;

        public async ValueTask RenewAsync(CancellationToken cancellationToken)
        {
            if (isSilent)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            throw new LedgerException("the ledger cannot be reached");
        }
    }

    private sealed class LostLease : ILease
    {
        public long Fence => 1;

        public ValueTask RenewAsync(CancellationToken cancellationToken) => throw new LeaseLostException("somebody else has UAT");
    }
}
