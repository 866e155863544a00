using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>A deploy to one target that was read and decided.</summary>
internal sealed record PreparedDeploy(Target Target, TargetState State, DeliverySteps Steps, Revision Revision, Direction Direction);
