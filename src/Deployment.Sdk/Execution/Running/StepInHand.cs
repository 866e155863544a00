namespace Deployment.Sdk.Execution;

/// <summary>A step, and how far an earlier process came with it.</summary>
/// <param name="Place">Its place among the delivery's steps, from 0.</param>
/// <param name="Step">The step.</param>
/// <param name="Progress">How far.</param>
internal sealed record StepInHand(int Place, DeliveryStep Step, StepProgress Progress)
{
    public static StepInHand[] AllAhead(DeliverySteps steps) =>
        [.. steps.Steps.Select((step, place) => new StepInHand(place, step, StepProgress.Ahead))];
}
