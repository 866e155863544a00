using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Execution.Gates;

public sealed class SoakTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly RecordingLog _log = new();

    [Fact]
    public async Task What_ran_long_enough_passes()
    {
        Assert.Null(await AskAsync(3_600, Source(Now.AddHours(-1))));
        Assert.Equal(["note: runs on UAT since 2026-11-24 11:00:00Z, longer than 1 h"], _log.Lines);
    }

    [Fact]
    public async Task What_did_not_learns_how_long_is_left()
    {
        var refusal = await AskAsync(2 * 86_400 + 60, Source(Now.AddDays(-1).AddMilliseconds(500)));

        Assert.Equal(DeliveryOutcome.Refused, refusal?.Outcome);
        Assert.Equal(
            "LIVE is closed: runs on UAT since 2026-11-23 12:00:00Z, and has to for 2 d 1 min: 1 d 1 min 1 s left, until 2026-11-25 12:01:00Z",
            refusal?.Reason);
    }

    [Fact]
    public async Task Of_several_apps_the_last_release_counts()
    {
        var uat = SamplePlan.Environment("UAT", Stage.Staging, new HerokuAppAttribute("yunojuno-uat"), new HerokuAppAttribute("yunojuno-jobs"));
        var source = AppStates.Of(uat, app => Released(app, app.Name == "yunojuno-jobs" ? Now.AddMinutes(-1) : Now.AddDays(-1)), AppStates.A);

        Assert.Contains("59 min left", (await AskAsync(3_600, source))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deploy_never_soaked()
    {
        var refusal = await AskAsync(90, source: null);

        Assert.Equal("LIVE is closed: LIVE takes only what ran elsewhere for 1 min 30 s: promote to it instead of deploying", refusal?.Reason);
    }

    [Fact]
    public async Task A_release_without_a_time_and_a_soak_without_a_length_are_refused()
    {
        Assert.Contains("since when", (await AskAsync(1, Source(default)))?.Reason, StringComparison.Ordinal);
        Assert.Contains("at least 1 second, and this one says 0", (await AskAsync(0, Source(Now.AddDays(-9))))?.Reason, StringComparison.Ordinal);
        Assert.Contains("at least 1 second, and this one says -5", (await AskAsync(-5, Source(Now.AddDays(-9))))?.Reason, StringComparison.Ordinal);
        Assert.Contains("24855 d", (await AskAsync(int.MaxValue, Source(Now)))?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_from_the_future_has_all_of_it_left() =>
        Assert.Contains("1 min 30 s left", (await AskAsync(60, Source(Now.AddSeconds(30))))?.Reason, StringComparison.Ordinal);

    private static TargetState Source(DateTimeOffset releasedAt) => AppStates.Of(SamplePlan.Uat(), app => Released(app, releasedAt), AppStates.A);

    private static AppState Released(AppState app, DateTimeOffset at) => app with { Running = app.Running! with { CreatedAt = at } };

    private Task<Refusal?> AskAsync(int seconds, TargetState? source)
    {
        var target = new Target(SamplePlan.Environment("LIVE", Stage.Production, new HerokuAppAttribute("live"), new SoakAttribute(seconds)), null);
        return GateKeeper.AskAsync(
            target,
            new GateContext(target, AppStates.A, source, isRehearsal: false, Consent.None, Nobody.Instance, new FakeTimeProvider(Now)),
            _log,
            TestContext.Current.CancellationToken);
    }
}
