using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/app-setups</c>: an app from a source in one call.</summary>
internal static class Setups
{
    private static readonly Dictionary<string, string?> NoConfig = [];

    public static void Map(Routes routes)
    {
        routes.Map("POST", "/app-setups", CreateAsync);
        routes.Map("GET", "/app-setups/{setup}", call => call.Id("setup") is { } id && call.State.FindAppSetup(id) is { } setup
            ? Answer.Of(AppSetupBody.Of(setup, call.State, call.Api), WireJson.Default.AppSetupBody)
            : Refusal.NotFound("app_setup", "app setup"));
    }

    private static async Task<Answer> CreateAsync(Call call)
    {
        if (!(await call.BodyAsync(WireJson.Default.AppSetupCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (!Builds.New(call, wanted.SourceBlob).Succeeds(out var build, out refusal))
        {
            return refusal;
        }

        if (wanted.App?.Region is { } region && Constants.FindRegion(region) is null)
        {
            return Apps.NoSuchRegion(region);
        }

        var name = wanted.App?.Name ?? Apps.NewName();
        var begun = await call.Platform.Store.ChangeAsync(state => AppSetups.Begin(
            state, name, wanted.App?.Region, wanted.Overrides?.Env ?? NoConfig, build, call.Platform.Now)).ConfigureAwait(false);
        if (!begun.Succeeds(out var setup, out refusal))
        {
            return refusal;
        }

        var answer = Answer.Created(AppSetupBody.Of(setup, call.State, call.Api), WireJson.Default.AppSetupBody);
        call.Platform.Builds.Start(setup.AppId, build);
        return answer;
    }
}
