namespace Deployment.Sdk.Emulator.State;

/// <summary>The one place where the state changes: one change at a time, each stored before anybody is told of it.</summary>
internal sealed class Store(HerokuState state, StateFolder folder) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile HerokuState _current = state;

    /// <summary>Told of each change, with the state before it and the state after it, in order.</summary>
    public event Action<HerokuState, HerokuState>? Changed;

    public HerokuState Current => _current;

    /// <summary>Applies a change. It is decided on the newest state, so a refusal within it cannot be overtaken.</summary>
    public async Task<T> ChangeAsync<T>(Func<HerokuState, (HerokuState State, T Result)> change)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            var (next, result) = change(_current);
            if (!ReferenceEquals(next, _current))
            {
                await folder.SaveAsync(next).ConfigureAwait(false);
                var before = _current;
                _current = next;
                Changed?.Invoke(before, next);
            }

            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
