using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What went wrong while only looking.</summary>
internal static class Failures
{
    public static DeliveryResult BeforeAnyChange(HerokuException failure) =>
        new(failure.IsNotAuthorised ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed, $"{failure.Message}; nothing was changed");
}
