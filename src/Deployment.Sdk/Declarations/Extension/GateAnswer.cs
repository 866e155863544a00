namespace Deployment.Sdk;

/// <summary>The decision of a gate.</summary>
public enum GateAnswer
{
    /// <summary>Refused.</summary>
    No,

    /// <summary>Passed.</summary>
    Yes,

    /// <summary>Someone has to act first.</summary>
    Wait,
}
