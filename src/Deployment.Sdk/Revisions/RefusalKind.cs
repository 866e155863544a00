namespace Deployment.Sdk.Revisions;

/// <summary>What sort of refusal. The values are exit codes of the command line.</summary>
internal enum RefusalKind
{
    /// <summary>The rules of delivery forbid it.</summary>
    Policy = 3,

    /// <summary>Outdated, diverged, or not to be told from here.</summary>
    Diverged = 6,

    /// <summary>The command line is wrong.</summary>
    Usage = 64,
}
