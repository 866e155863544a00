using Deployment.Sdk.Emulator.Dashboard;

namespace Deployment.Sdk.Emulator.State;

/// <summary>The one place where the state changes: one change at a time, each stored before anybody is told of it.</summary>
internal sealed class Store(HerokuState state, StateFolder folder) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile HerokuState _current = state;

    public HerokuState Current => _current;

    /// <summary>Noted after each change.</summary>
    public Changes Changes { get; } = new();

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
                _current = next;
                Changes.Note();
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
