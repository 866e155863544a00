namespace Deployment.Sdk.Execution;

/// <summary>A config var on two sides.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">How it stands.</param>
/// <param name="Here">What the plan says, or the environment that was named first; null where it does not have it.</param>
/// <param name="There">What the app has, or the environment that it is held against; null where it does not have it.</param>
/// <param name="Note">What the values do not say; null mostly.</param>
internal sealed record ComparedVar(string Name, ConfigComparison State, ComparedValue? Here, ComparedValue? There, string? Note = null)
{
    public bool IsDifferent => State != ConfigComparison.Same;
}
