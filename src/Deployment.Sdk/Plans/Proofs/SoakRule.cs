namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Decides whether a soak can ever be over.</summary>
internal static class SoakRule
{
    /// <summary>What stands in its way; null if nothing does.</summary>
    public static UnmeetableRule? Fault(long seconds) => seconds < 1
        ? new("seconds", $"A soak takes at least 1 s, and this one says {seconds}.", "Write how many seconds, or leave it out.")
        : null;
}
