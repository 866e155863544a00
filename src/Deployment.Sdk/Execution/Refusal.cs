namespace Deployment.Sdk.Execution;

/// <summary>Why a delivery does not go ahead. A value, because refusing is half of what this tool is for.</summary>
/// <param name="Outcome">The exit code.</param>
/// <param name="Reason">What is refused and why; names the thing and the place.</param>
/// <param name="Remedy">What helps; null when nothing does.</param>
internal sealed record Refusal(DeliveryOutcome Outcome, string Reason, string? Remedy = null)
{
    /// <summary>Whether a freeze refuses it, for those who are told.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether it is refused because a descendant runs already.</summary>
    public bool IsBackward { get; init; }

    /// <summary>Whether it only leaves out what a later push has overtaken: nothing is wrong.</summary>
    public bool IsSuperseded { get; init; }

    public static Refusal Policy(string reason, string? remedy = null) => new(DeliveryOutcome.Refused, reason, remedy);

    public static Refusal Outdated(string reason, string? remedy = null) => new(DeliveryOutcome.Outdated, reason, remedy);

    public static Refusal Usage(string reason, string? remedy = null) => new(DeliveryOutcome.Usage, reason, remedy);
}
