namespace Deployment.Sdk.Execution;

/// <summary>What kind of thing stands for an environment until somebody ends it.</summary>
internal enum StandingKind
{
    /// <summary>A person froze it: nothing is delivered.</summary>
    Frozen,

    /// <summary>A person, or a rollback, keeps automatic deliveries out.</summary>
    Held,

    /// <summary>Nobody has accepted the plan as it is for it.</summary>
    PlanNotAccepted,

    /// <summary>Somebody is at work there, or locked it.</summary>
    Locked,

    /// <summary>A delivery began, and its process has gone.</summary>
    Unfinished,

    /// <summary>The last delivery ended with something left to do.</summary>
    Incomplete,

    /// <summary>A delivery waits for people to say yes.</summary>
    AwaitsApproval,
}
