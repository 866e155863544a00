namespace Deployment.Sdk;

/// <summary>Whether a step is done.</summary>
public enum StepOutcomeKind
{
    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Not done, and it is known how far it came.</summary>
    Failed,

    /// <summary>Perhaps done: its end was not seen.</summary>
    Unknown,
}
