namespace Deployment.Sdk.Execution;

/// <summary>How surely a delivery knows that what it delivered answers.</summary>
internal static class Verification
{
    /// <summary>Each app that was asked named the commit.</summary>
    public const string Verified = "verified";

    /// <summary>Something answered; whether it was the new code, nobody asked.</summary>
    public const string Answered = "answered";

    /// <summary>Of the smoke tests among steps that passed; null when there are none.</summary>
    public static string? Of(IEnumerable<DeliveryStep> steps)
    {
        var asked = steps.OfType<DeclaredStep>()
            .Select(step => (step.App, Test: step.Attribute as SmokeTestAttribute))
            .Where(step => step.Test is not null)
            .GroupBy(step => step.App, StringComparer.Ordinal)
            .Select(app => app.Any(step => step.Test!.ExpectCommit))
            .ToArray();
        return asked.Length == 0 ? null : asked.All(names => names) ? Verified : Answered;
    }

    /// <summary>Of several environments, what can be said of all.</summary>
    public static string? Weakest(IReadOnlyList<string?> each) =>
        each.Contains(null) || each.Count == 0 ? null : each.Contains(Answered) ? Answered : Verified;

    public static string Suffix(string? verification) => verification is null ? "" : $", {verification}";
}
