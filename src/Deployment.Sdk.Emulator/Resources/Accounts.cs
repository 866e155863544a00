using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/account</c>, and <c>/users</c> for the same one: who the token belongs to, and how many calls are left.</summary>
internal static class Accounts
{
    public static void Map(Routes routes)
    {
        routes.Map("GET", "/account", Me);
        routes.Map("GET", "/users/{account}", call => IsMe(call) ? Me(call) : Refusal.NotFound("account", "account"));

        routes.Map("GET", "/account/rate-limits", call =>
            Answer.Of(new RateLimitBody(call.Platform.RateLimit.Remaining), WireJson.Default.RateLimitBody));
    }

    /// <summary>Whether the address names the account of the token: <c>~</c>, its id or its email.</summary>
    public static bool IsMe(Call call) =>
        call.Part("account") is var name && (name == "~" || name == call.Account.Email || call.Id("account") == call.Account.Id);

    private static Answer Me(Call call) => Answer.Of(
        new AccountBody
        {
            Id = call.Account.Id,
            Email = call.Account.Email,
            Name = "Rehearsal",
            TwoFactorAuthentication = call.Platform.TwoFactor.IsUsed,
            CreatedAt = Constants.Time(DateTimeOffset.UnixEpoch),
            UpdatedAt = Constants.Time(DateTimeOffset.UnixEpoch),
        },
        WireJson.Default.AccountBody);
}
