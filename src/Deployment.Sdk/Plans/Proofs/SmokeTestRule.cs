namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Decides whether a smoke test can ever pass.</summary>
internal static class SmokeTestRule
{
    /// <summary>What stands in its way; empty if it can pass.</summary>
    public static IReadOnlyList<UnmeetableRule> Faults(long attempts, long timeout, long expectStatus)
    {
        var faults = new List<UnmeetableRule>();
        if (attempts < 1)
        {
            faults.Add(new("Attempts", $"With {attempts} attempts the app is never asked.", "Write at least 1."));
        }

        if (timeout < 1)
        {
            faults.Add(new("Timeout", $"No app answers within {timeout} s.", "Write at least 1, in whole seconds."));
        }

        if (expectStatus is < 100 or > 599)
        {
            faults.Add(new("ExpectStatus", $"No app answers with the HTTP status {expectStatus}.", "Write one from 100 to 599, such as 200."));
        }

        return faults;
    }
}
