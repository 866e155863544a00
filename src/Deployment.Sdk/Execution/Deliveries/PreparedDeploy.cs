using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>A deploy to one target that was read and decided.</summary>
/// <param name="Together">Every target of the same command.</param>
/// <param name="State">What the target ran when it was read.</param>
/// <param name="Steps">What is to be done.</param>
/// <param name="Revision">What is delivered.</param>
/// <param name="Direction">How it lies to what the target runs.</param>
internal sealed record PreparedDeploy(
    IReadOnlyList<Target> Together, TargetState State, DeliverySteps Steps, Revision Revision, Direction Direction)
{
    public Target Target => State.Target;

    /// <summary>Whether the commit is the tip of its branch at the remote.</summary>
    public bool IsRemoteTip { get; init; }

    /// <summary>The add-ons that are declared and not ready yet.</summary>
    public IReadOnlyList<UnreadyAddOn> Unready { get; init; } = [];
}
