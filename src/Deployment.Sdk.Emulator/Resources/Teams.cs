using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/teams</c>: everything belongs to the one account, so there is none.</summary>
internal static class Teams
{
    public static void Map(Routes routes)
    {
        routes.Map("GET", "/teams", _ => Answer.Of([], WireJson.Default.ListEmptyBody));
        routes.Map("GET", "/teams/{team}", _ => NotFound);
        routes.Map("GET", "/teams/{team}/{**below}", _ => NotFound);
    }

    private static Refusal NotFound => Refusal.NotFound("team", "team");
}
