namespace Deployment.Sdk.Execution;

/// <summary>A step, and how far an earlier process came with it.</summary>
internal sealed record StepInHand(DeliveryStep Step, StepProgress Progress);
