namespace Deployment.Sdk.Execution;

/// <summary>A step that did not succeed.</summary>
/// <param name="Place">Its place among the delivery's steps, from 0.</param>
/// <param name="Step">The step.</param>
/// <param name="Result">What it means for the delivery.</param>
/// <param name="EndsAll">Whether nothing more can be done anywhere: stopped by a person, or without lock, ledger or token.</param>
internal sealed record StepFailure(int Place, DeliveryStep Step, DeliveryResult Result, bool EndsAll)
{
    /// <summary>Whether it is a verification that is declared to take back what it finds wanting.</summary>
    public bool TakesBack =>
        Result.Outcome == DeliveryOutcome.Failed
        && Step is DeclaredStep { Attribute: { Phase: StepPhase.Verify, RollsBackOnFailure: true } };

    /// <summary>The end of a delivery with these failures: that of the worst, with what all say.</summary>
    public static DeliveryResult Together(IReadOnlyList<StepFailure> failures)
    {
        var worst = failures.MaxBy(failure => Weight(failure.Result.Outcome))!;
        return worst.Result with
        {
            Message = NamedSome.Join("; ", [.. failures.Select(failure => failure.Result.Message)]),
            FailedStep = worst.Step.Description,
            IsToBeTakenBack = worst.Result.Outcome == DeliveryOutcome.Failed && failures.Any(failure => failure.TakesBack),
        };
    }

    private static int Weight(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.StateUnknown => 5,
        DeliveryOutcome.Interrupted => 4,
        DeliveryOutcome.NotAuthorised => 3,
        DeliveryOutcome.LockHeld => 2,
        DeliveryOutcome.Outdated => 1,
        _ => 0,
    };
}
