using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>How a delivery ended, and what runs now.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">One sentence for people; no secrets.</param>
public sealed record DeliveryResult(DeliveryOutcome Outcome, string Message)
{
    /// <summary>What to do about it; null when there is nothing to do.</summary>
    public string? Remedy { get; init; }

    /// <summary>The releases that the delivery made, in the order of the environment's apps; empty when it made none.</summary>
    public ImmutableArray<DeliveredRelease> Releases { get; init; } = [];

    /// <summary>Whether nothing was delivered because a later push had overtaken this CI job; a success that did nothing.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>The step that failed; null when none did.</summary>
    internal string? FailedStep { get; init; }

    /// <summary>How surely it is known that what was delivered answers; null when nothing was asked.</summary>
    internal string? Verification { get; init; }

    /// <summary>How it ended for each app, in declared order; empty when it succeeded, or failed before its first step.</summary>
    internal ImmutableArray<AppEnd> Apps { get; init; } = [];

    /// <summary>Whether what failed was taken back, so that nothing of it is left to do.</summary>
    internal bool IsTakenBack { get; init; }

    /// <summary>Whether it is about a delivery that was left unfinished, and still is.</summary>
    internal bool IsLeftUnfinished { get; init; }

    /// <summary>Whether it failed at a verification that is declared to roll back when it fails.</summary>
    internal bool IsToBeTakenBack { get; init; }

    /// <summary>The calls of outside services, made or rehearsed.</summary>
    internal ImmutableArray<RecordedCall> Services { get; init; } = [];

    /// <summary>Whether the delivery succeeded.</summary>
    public bool IsSuccess => Outcome == DeliveryOutcome.Done;

    internal static DeliveryResult From(Refusal refusal) => new(refusal.Outcome, refusal.Reason) { Remedy = refusal.Remedy };
}
