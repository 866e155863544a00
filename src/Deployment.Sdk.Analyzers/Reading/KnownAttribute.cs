namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>What an attribute means to the reader.</summary>
internal enum KnownAttribute
{
    /// <summary>Nothing: it is no part of a plan.</summary>
    None,
    DeploymentPlan,
    Environment,
    Gitflow,
    TrunkBased,
    Branch,
    Route,
    Promotion,
    CopyData,
    Holds,

    /// <summary>Not structure: generated code re-creates it as it stands.</summary>
    Declaration,
}
