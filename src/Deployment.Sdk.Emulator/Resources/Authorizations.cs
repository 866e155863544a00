using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/oauth/authorizations</c>, and a second factor shown in advance.</summary>
internal static partial class Authorizations
{
    public static void Map(Routes routes)
    {
        routes.Map("GET", "/oauth/authorizations", call =>
            Answer.Of([AuthorizationBody.Of(call.State)], WireJson.Default.ListAuthorizationBody));
        routes.MapApp("PUT", "/pre-authorizations", (call, _) => Code().IsMatch(call.Http.Request.Headers["Heroku-Two-Factor-Code"].ToString())
            ? Answer.Of(new EmptyBody(), WireJson.Default.EmptyBody)
            : new Refusal(403, "two_factor", "A second authentication factor or pre-authorization is required for this request."));
    }

    [GeneratedRegex("^[0-9]{6,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
