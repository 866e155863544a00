namespace Deployment.Sdk;

/// <summary>How a step ended.</summary>
/// <param name="Kind">Whether it is done.</param>
/// <param name="Reason">What a person needs to know when it is not; null on success.</param>
public sealed record StepOutcome(StepOutcomeKind Kind, string? Reason)
{
    /// <summary>The step is done.</summary>
    public static StepOutcome Succeeded { get; } = new(StepOutcomeKind.Succeeded, null);

    /// <summary>The step failed and left a known state.</summary>
    /// <param name="reason">What failed, where, and what helps.</param>
    public static StepOutcome Failed(string reason) => new(StepOutcomeKind.Failed, reason);

    /// <summary>Nobody can tell whether the step was done; a person has to look.</summary>
    /// <param name="reason">What was not seen.</param>
    public static StepOutcome Unknown(string reason) => new(StepOutcomeKind.Unknown, reason);
}
