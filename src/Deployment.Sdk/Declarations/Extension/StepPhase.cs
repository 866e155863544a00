namespace Deployment.Sdk;

/// <summary>When in a delivery a step runs.</summary>
public enum StepPhase
{
    /// <summary>Before anything of the environment is changed.</summary>
    BeforeRelease,

    /// <summary>After the new release is current, maintenance still on.</summary>
    AfterRelease,

    /// <summary>Last, when the app serves again: whether what was delivered works.</summary>
    Verify,
}
