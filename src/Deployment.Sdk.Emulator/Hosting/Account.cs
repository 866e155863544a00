using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Hosting;

/// <summary>Who asks. Heroku makes no difference between the two but what they are called; both may do everything here.</summary>
/// <param name="Id">The id.</param>
/// <param name="Email">The address that it is known by.</param>
internal sealed record Account(Guid Id, string Email)
{
    /// <summary>The account of the general token, which everything here belongs to.</summary>
    public static Account General(HerokuState state) => new(state.AccountId, Constants.Email);

    /// <summary>The account of production's own token.</summary>
    public static Account Production(HerokuState state) => new(DerivedId.Of(state.AccountId, 2), "rehearsal-production@heroku.invalid");
}
