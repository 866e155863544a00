using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>A promotion that was read, decided and, once cleared, may be carried out.</summary>
internal sealed record PreparedPromotion(
    TargetState FromState, TargetState ToState, DeliverySteps Steps, Revision Revision, Direction Direction)
{
    /// <summary>What whoever promotes said beforehand.</summary>
    public Consent Consent { get; init; } = Consent.None;

    /// <summary>The add-ons that the target declares and that are not ready yet.</summary>
    public IReadOnlyList<UnreadyAddOn> Unready { get; init; } = [];

    /// <summary>When both ends were read, as a timestamp.</summary>
    public required long ReadAt { get; init; }

    /// <summary>The plan file that it must agree with; null without one.</summary>
    public SavedPlan? SavedPlan { get; init; }

    public Target From => FromState.Target;

    public Target To => ToState.Target;

    public string Commit => Revision.Commit;
}
