namespace Deployment.Sdk;

/// <summary>What happened to a delivery.</summary>
public enum DeliveryEventKind
{
    /// <summary>It is about to change the environment.</summary>
    Started,

    /// <summary>It waits for someone's yes.</summary>
    WaitingForApproval,

    /// <summary>It is done and verified.</summary>
    Succeeded,

    /// <summary>It failed, or its end is unknown.</summary>
    Failed,
}
