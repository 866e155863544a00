using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/oauth/authorizations</c>: the one that the token stands for.</summary>
internal static class Authorizations
{
    public static void Map(Routes routes) => routes.Map("GET", "/oauth/authorizations", call =>
        Answer.Of([AuthorizationBody.Of(call.Account)], WireJson.Default.ListAuthorizationBody));
}
