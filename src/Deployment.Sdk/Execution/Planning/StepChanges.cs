namespace Deployment.Sdk.Execution;

/// <summary>Whether what would be done now is what was decided before: what was reviewed is what runs.</summary>
internal static class StepChanges
{
    /// <summary>The first difference, in words; null when there is none. Descriptions name release, commit and app, so equal words are equal steps.</summary>
    public static string? Between(DeliverySteps before, DeliverySteps now)
    {
        for (var index = 0; index < Math.Max(before.Steps.Length, now.Steps.Length); index++)
        {
            var (was, becomes) = (At(before, index), At(now, index));
            if (was != becomes)
            {
                return was is null ? $"{becomes} is new"
                    : becomes is null ? $"{was} is no longer needed"
                    : $"{was} has become {becomes}";
            }
        }

        return null;
    }

    private static string? At(DeliverySteps steps, int index) => index < steps.Steps.Length ? steps.Steps[index].Description : null;
}
