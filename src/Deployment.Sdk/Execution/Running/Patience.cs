namespace Deployment.Sdk.Execution;

/// <summary>
/// The token of a step whose work on Heroku nobody can call back. A person who stops the delivery before anything was sent is obeyed at
/// once; afterwards the end is awaited for a while, because it comes whether we look or not.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;

    public Patience(RunScope scope, DeliveryStep step, CancellationToken stop)
    {
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, scope.Time);
        var before = scope.Writer.Sent;
        _registration = stop.Register(() =>
        {
            if (scope.Writer.Sent == before)
            {
                _source.Cancel();
                return;
            }

            scope.Log.Note($"stopping; waiting up to {Limits.Stop.TotalSeconds:0} s for the end of: {step.Description}; stopped once more, it is left to resume");
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
