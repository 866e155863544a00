using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>PUT /apps/{app}/pre-authorizations</c>, which is not in Heroku's schema and which its own command line sends.</summary>
internal static class PreAuthorizations
{
    public static void Map(Routes routes) => routes.MapApp("PUT", "/pre-authorizations", (call, app) =>
        call.Platform.TwoFactor.PreAuthorize(call, app) is { } refusal
            ? refusal
            : Answer.Of(new EmptyBody(), WireJson.Default.EmptyBody));
}
