using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>
/// A clock that jumps to the end of each wait as soon as somebody waits, so that an hour of patience takes no time. It does not jump
/// to the end of a limit; a limit runs out when the waits add up to it.
/// </summary>
/// <param name="isBusy">
/// Whether real work is going on that a long wait is meant for. Then the clock stands still, apart from waits below a second.
/// </param>
/// <param name="limits">More limits.</param>
internal sealed class EagerTime(Func<bool> isBusy, params TimeSpan[] limits) : FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    /// <summary>Longer than one attempt of any call may take.</summary>
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(46);

    /// <summary>The limits of the client, the executor, the smoke test and the emulator, and the beat of a lease; no wait is as long as one of them.</summary>
    private readonly TimeSpan[] _limits =
    [
        .. limits,
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(32), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(45),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
    ];

    private readonly ConcurrentQueue<DateTimeOffset> _short = new();
    private readonly ConcurrentQueue<DateTimeOffset> _long = new();
    private readonly Channel<bool> _heard = Channel.CreateUnbounded<bool>();
    private int _hung;

    /// <summary>How many calls have hung so far and are never answered: whoever made one waits for the limit of its attempt. Null where none hangs.</summary>
    public Func<int>? Hung { get; init; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeardTimer(base.CreateTimer(callback, state, dueTime, period), Hear);

        // What recurs keeps something alive, and nobody waits for it.
        if (period == Timeout.InfiniteTimeSpan)
        {
            Hear(dueTime);
        }

        return timer;
    }

    /// <summary>Lets every wait pass until some work is done.</summary>
    public async Task<T> PassAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            if (_short.TryDequeue(out var due) || (!_long.IsEmpty && !isBusy() && _long.TryDequeue(out due)))
            {
                if (due > GetUtcNow())
                {
                    SetUtcNow(due);
                }

                continue;
            }

            if (Hung?.Invoke() is { } hung && hung > _hung)
            {
                _hung = hung;
                SetUtcNow(GetUtcNow() + Attempt);
                continue;
            }

            // Nobody tells when real work has ended, so it is asked again now and then.
            Task[] next = [work, _heard.Reader.WaitToReadAsync().AsTask(), .. _long.IsEmpty && Hung is null ? Array.Empty<Task>() : [Task.Delay(10)]];
            await Task.WhenAny(next);
            while (_heard.Reader.TryRead(out _))
            {
            }
        }

        return await work;
    }

    private void Hear(TimeSpan dueTime)
    {
        if (dueTime > TimeSpan.Zero && !_limits.Contains(dueTime))
        {
            (dueTime < Long ? _short : _long).Enqueue(GetUtcNow() + dueTime);
            _heard.Writer.TryWrite(true);
        }
    }
}
