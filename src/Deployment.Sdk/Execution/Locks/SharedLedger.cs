namespace Deployment.Sdk.Execution;

/// <summary>Which environments a CI job delivers to only with a ledger that outlives it. The compiler writes CI files by the same rule.</summary>
internal static class SharedLedger
{
    /// <summary>The variable that names a shared ledger.</summary>
    public const string Variable = "DEPLOYMENT_LEDGER_URL";

    /// <summary>Why an environment needs one, to be said after its name; null when it does not.</summary>
    public static string? Why(bool isProduction, bool needsApprovals, bool hasFreezes) =>
        isProduction ? "is production"
        : needsApprovals ? "needs approvals"
        : hasFreezes ? "has freezes"
        : null;
}
