using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;

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

    /// <summary>What went wrong while something was said to the ledger alone: where its answer was lost, it may be there.</summary>
    public static DeliveryResult OfLedger(LedgerException failure) =>
        failure.MayHaveActed
            ? new(DeliveryOutcome.StateUnknown, $"{failure.Message}; whether this was written down is not known")
            {
                Remedy = "see whether it is there (dotnet run -- history), and repeat the command if it is not",
            }
            : new(DeliveryOutcome.Failed, failure.Message) { Remedy = failure.Remedy };
}
