using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/account</c>: who the token belongs to, and how many calls are left.</summary>
internal static class Accounts
{
    public static void Map(Routes routes)
    {
        routes.Map("GET", "/account", call => Answer.Of(
            new AccountBody
            {
                Id = call.State.AccountId,
                Email = Constants.Email,
                Name = "Rehearsal",
                TwoFactorAuthentication = call.Platform.TwoFactor.IsUsed,
                CreatedAt = Constants.Time(DateTimeOffset.UnixEpoch),
                UpdatedAt = Constants.Time(DateTimeOffset.UnixEpoch),
            },
            WireJson.Default.AccountBody));

        routes.Map("GET", "/account/rate-limits", call =>
            Answer.Of(new RateLimitBody(call.Platform.RateLimit.Remaining), WireJson.Default.RateLimitBody));
    }
}
