namespace Deployment.Sdk.EndToEnd.Tests.Acceptance;

/// <summary>A clock whose timers do not begin to run until they are let go. Then it is the real one.</summary>
internal sealed class HeldTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Action> _held = [];
    private bool _isFree;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_isFree || dueTime == Timeout.InfiniteTimeSpan)
            {
                return System.CreateTimer(callback, state, dueTime, period);
            }

            var timer = System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _held.Add(() => timer.Change(dueTime, period));
            return timer;
        }
    }

    /// <summary>Holds those that are made from now on.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _isFree = false;
        }
    }

    public void LetGo()
    {
        lock (_gate)
        {
            _isFree = true;
            _held.ForEach(begin => begin());
            _held.Clear();
        }
    }
}
