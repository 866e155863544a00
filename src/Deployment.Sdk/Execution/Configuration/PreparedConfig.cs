using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>A change of config alone that was read and decided.</summary>
/// <param name="State">What the target has and runs.</param>
/// <param name="Steps">What is to be done.</param>
internal sealed record PreparedConfig(TargetState State, DeliverySteps Steps)
{
    /// <summary>The add-ons that are declared and not ready yet.</summary>
    public IReadOnlyList<UnreadyAddOn> Unready { get; init; } = [];

    /// <summary>The commit that runs and stays; empty before the first deploy.</summary>
    public Revision Revision { get; } =
        new(State.Builder.RunningCommit ?? "", null, GitReference.Unknown, RevisionOrigin.Git, Trigger.Manual);

    /// <summary>Up to where people were heard; null until they were asked for the last time.</summary>
    public LastWord? Last { get; init; }
}
