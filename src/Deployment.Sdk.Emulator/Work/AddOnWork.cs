using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>Carries add-ons from ordered to provisioned, which is when their config vars come, or to their provider's failure.</summary>
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
        if (platform.Store.Current is var state && state.FindAddOn(id) is { } addOn
            && await platform.Faults.MeetAsync(Point.AddOn, state.GetApp(addOn.AppId).Name, ct).ConfigureAwait(false) is not null)
        {
            await platform.SettleAsync(now => AddOns.GiveUp(now, id, platform.Now)).ConfigureAwait(false);
            return;
        }

        Begin(await platform.SettleAsync(now => AddOns.Provision(now, id, platform.Now)).ConfigureAwait(false));
    }
}
