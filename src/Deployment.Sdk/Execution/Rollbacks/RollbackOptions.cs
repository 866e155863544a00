namespace Deployment.Sdk.Execution;

/// <summary>What a person asks of a rollback.</summary>
/// <param name="Version">The version of the first app to go back to; null takes the last one with other code that was well.</param>
/// <param name="WithConfig">Whether the config of then comes back too.</param>
/// <param name="Consent">What they confirm beforehand.</param>
internal sealed record RollbackOptions(int? Version, bool WithConfig, Consent Consent)
{
    /// <summary>Why; null says nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether git may fetch what is missing here.</summary>
    public bool AllowFetch { get; init; } = true;

    /// <summary>How long to wait for another delivery to be done with the environment.</summary>
    public TimeSpan LockWait { get; init; }
}
