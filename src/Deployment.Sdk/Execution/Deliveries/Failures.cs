using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What went wrong while only looking.</summary>
internal static class Failures
{
    /// <param name="failure">What Heroku said.</param>
    /// <param name="target">Where nothing was changed; null for nowhere at all.</param>
    public static DeliveryResult BeforeAnyChange(HerokuException failure, Target? target = null) =>
        new(
            failure.IsNotAuthorised ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed,
            $"{failure.Message}; nothing was changed{(target is null ? "" : $" on {target.Name}")}")
        {
            Remedy = failure.Remedy,
        };
}
