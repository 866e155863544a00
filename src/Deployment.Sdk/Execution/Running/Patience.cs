namespace Deployment.Sdk.Execution;

/// <summary>
/// The token of a step whose work on Heroku nobody can call back. A person who stops the delivery before anything was sent is obeyed at
/// once; afterwards the end is awaited for a while, because it comes whether we look or not.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;

    /// <param name="sent">How many changes were sent so far.</param>
    /// <param name="time">The clock.</param>
    /// <param name="waiting">Told when the end is awaited.</param>
    /// <param name="stop">A person stops the delivery.</param>
    public Patience(Func<int> sent, TimeProvider time, Action waiting, CancellationToken stop)
    {
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var before = sent();
        _registration = stop.Register(() =>
        {
            if (sent() == before)
            {
                _source.Cancel();
                return;
            }

            waiting();
            _source.CancelAfter(Limits.Stop);
        });
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
