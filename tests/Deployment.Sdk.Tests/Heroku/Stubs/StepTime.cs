using System.Threading.Channels;
using Deployment.Sdk.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>A clock that stands still except when the code under test waits before it tries again; then it jumps to the end of the wait.</summary>
/// <param name="limits">Timers that are not waits but limits of patience; these never run out by themselves.</param>
internal sealed class StepTime(params TimeSpan[] limits) : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeardTimer(base.CreateTimer(callback, state, dueTime, period), Hear);
        Hear(dueTime);
        return timer;
    }

    /// <summary>The next timer that the code under test has set, limits included.</summary>
    public ValueTask<TimeSpan> NextTimerAsync() => _timers.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Lets every wait of some work pass at once, and tells how long each was.</summary>
    public async Task<IReadOnlyList<TimeSpan>> PassAsync(Task work)
    {
        var waits = new List<TimeSpan>();
        while (!work.IsCompleted)
        {
            var timer = _timers.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(work, timer) == timer && _timers.Reader.TryRead(out var wait) && !limits.Contains(wait))
            {
                waits.Add(wait);
                Advance(wait);
            }
        }

        return waits;
    }

    /// <summary>Lets every wait pass and gives the result of the work.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> start)
    {
        var work = start();
        await PassAsync(work);
        return await work;
    }

    private void Hear(TimeSpan dueTime)
    {
        if (dueTime > TimeSpan.Zero)
        {
            _timers.Writer.TryWrite(dueTime);
        }
    }
}
