using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Execution.Running;

public sealed class ObserversTests
{
    private static readonly DeliveryEvent Happening = new(
        DeliveryEventKind.Started, "yunojuno", "UAT", ["yunojuno-uat"], AppStates.A, null, "master", "UAT: delivering", default, new Uri("http://127.0.0.1"));

    private readonly RecordingLog _log = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Each_is_told()
    {
        var told = new List<string>();
        await Of(false, Observer(told, "a"), Observer(told, "b")).TellAsync(Happening);

        Assert.Equal(["a", "b"], told.Order());
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_rehearsal_tells_no_one_and_says_whom_it_would()
    {
        var told = new List<string>();
        await Of(true, Observer(told, "a")).TellAsync(Happening);

        Assert.Empty(told);
        Assert.Equal(["note: would tell own observer: UAT: delivering"], _log.Lines);
    }

    [Fact]
    public async Task One_that_throws_is_noted_and_keeps_none_of_the_others()
    {
        var told = new List<string>();
        await Of(false, new OwnObserverAttribute((_, _) => throw new FormatException("broken")), Observer(told, "b")).TellAsync(Happening);

        Assert.Equal(["b"], told);
        Assert.Equal(["note: own observer was not told: FormatException: broken"], _log.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_hangs_costs_the_budget_and_no_more(bool blocks)
    {
        var begun = new TaskCompletionSource();
        using var release = new ManualResetEventSlim();
        var observer = new OwnObserverAttribute((_, _) =>
        {
            begun.SetResult();
            if (blocks)
            {
                release.Wait(CancellationToken.None);
            }

            return new TaskCompletionSource().Task;
        });
        var telling = Of(false, observer).TellAsync(Happening);
        await begun.Task;
        Assert.False(telling.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(10));
        await telling.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(["note: own observer was not told within 10 s"], _log.Lines);
        release.Set();
    }

    private static OwnObserverAttribute Observer(List<string> told, string name) => new((_, _) =>
    {
        lock (told)
        {
            told.Add(name);
        }

        return Task.CompletedTask;
    });

    private Observers Of(bool isRehearsal, params ObserverAttribute[] observers) => new(
        [.. observers],
        new ServiceSession(new Dictionary<string, string>(), isRehearsal, new MaskedLog(_log, Redaction.None), _time),
        _log,
        _time);
}
