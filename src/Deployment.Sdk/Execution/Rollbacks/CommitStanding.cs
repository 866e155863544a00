namespace Deployment.Sdk.Execution;

/// <summary>How a commit fared in an environment when it was there last.</summary>
internal enum CommitStanding
{
    /// <summary>The ledger does not know of it.</summary>
    Unknown,

    /// <summary>Its delivery ended well.</summary>
    Delivered,

    /// <summary>Its delivery failed, or its end was not seen.</summary>
    Failed,

    /// <summary>The environment was rolled back from it.</summary>
    TakenBack,
}
