namespace Deployment.Sdk.Execution;

/// <summary>Whether what would be done now is what was decided before: what was reviewed is what runs.</summary>
internal static class StepChanges
{
    /// <summary>The first difference, in words; null when there is none. Descriptions name release, commit and app, so equal words are equal steps.</summary>
    public static string? Between(DeliverySteps before, DeliverySteps now) => Between(Words(before), Words(now));

    /// <summary>The same of steps that are known by their words alone.</summary>
    public static string? Between(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        for (var index = 0; index < Math.Max(before.Count, now.Count); index++)
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

    private static string? At(IReadOnlyList<string> steps, int index) => index < steps.Count ? steps[index] : null;

    private static string[] Words(DeliverySteps steps) => [.. steps.Steps.Select(step => step.Description)];
}
