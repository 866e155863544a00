using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>A rollback that was read and decided.</summary>
/// <param name="State">What the environment runs.</param>
/// <param name="Steps">What is to be done.</param>
/// <param name="To">The commit to go back to; that which runs when there is nothing to do.</param>
/// <param name="Version">The version of the first app that it is the code of.</param>
internal sealed record PreparedRollback(TargetState State, DeliverySteps Steps, string To, int? Version)
{
    public Target Target => State.Target;

    public Revision Revision => new(To, null, GitReference.Unknown, RevisionOrigin.Git, Trigger.Manual);
}
