using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>Carries add-ons from ordered to provisioned, which is when their config vars come.</summary>
internal sealed class AddOnWork(Platform platform)
{
    public void Start(AddOnState addOn) => platform.Background.Run(ct => ProvisionAsync(addOn.Id, ct));

    /// <summary>Changes the state; if that makes releases with a release command, those start to run.</summary>
    public async Task<Outcome<T>> ChangeAsync<T>(Func<HerokuState, (HerokuState State, Outcome<AddOnChange<T>> Result)> change)
        where T : notnull
    {
        return Begin(await platform.Store.ChangeAsync(change).ConfigureAwait(false));
    }

    private Outcome<T> Begin<T>(Outcome<AddOnChange<T>> result)
        where T : notnull
    {
        if (!result.Succeeds(out var changed, out var refusal))
        {
            return refusal;
        }

        foreach (var (app, release) in changed.Releases)
        {
            _ = platform.Phases.EndOf(app, release);
        }

        return changed.Result;
    }

    private async Task ProvisionAsync(Guid id, CancellationToken ct)
    {
        await platform.StageAsync(ct).ConfigureAwait(false);
        Begin(await platform.SettleAsync(state => AddOns.Provision(state, id, platform.Now)).ConfigureAwait(false));
    }
}
