namespace Deployment.Sdk;

/// <summary>What happened to a delivery.</summary>
public enum DeliveryEventKind
{
    /// <summary>It is about to change the environment.</summary>
    Started,

    /// <summary>It waits for someone's yes.</summary>
    WaitingForApproval,

    /// <summary>It is deployed and verified.</summary>
    Succeeded,

    /// <summary>It failed, or its end is unknown.</summary>
    Failed,

    /// <summary>What was delivered was taken back; the environment runs an earlier release again.</summary>
    RolledBack,

    /// <summary>It was refused because the environment is frozen.</summary>
    Frozen,

    /// <summary>A person froze the environment: it takes no deliveries.</summary>
    FreezeBegan,

    /// <summary>A person ended the freeze.</summary>
    FreezeEnded,

    /// <summary>A delivery went through a freeze or a hold, by force and with a reason.</summary>
    RuleForced,

    /// <summary>The environment's config is about to change, and nothing else: its code stays.</summary>
    ConfigStarted,

    /// <summary>The environment has the config that the plan declares.</summary>
    ConfigSucceeded,

    /// <summary>The change of config failed, or its end is unknown.</summary>
    ConfigFailed,

    /// <summary>A request for approvals is closed, because its source runs something else than what it was about.</summary>
    ApprovalVoided,
}
